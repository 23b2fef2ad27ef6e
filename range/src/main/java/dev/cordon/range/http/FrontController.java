package dev.cordon.range.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives every request, finds out who calls, and asks the services in order; what nobody answers is a 501. */
public final class FrontController extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(FrontController.class);

    // Disk images are gibibytes: what is written at once decides how fast they go out.
    private static final int BUFFER = 128 * 1024;
    // More of what nobody wants is not worth the connection.
    private static final int LONGEST_REST = 1024 * 1024;

    private final TokenVerifier tokens;
    private final List<Service> services;
    private final Stage.Next chain;
    private final CallReader reader;

    public FrontController(TokenVerifier tokens, List<Service> services, List<Stage> stages, Clock clock) {
        this.tokens = tokens;
        this.services = List.copyOf(services);
        this.reader = new CallReader(clock);
        Stage.Next next = this::serve;
        for (int i = stages.size() - 1; i >= 0; i--) {
            Stage stage = stages.get(i);
            Stage.Next rest = next;
            next = call -> stage.pass(call, rest);
        }
        this.chain = next;
    }

    /** The number of a request that the cloud itself is about to send, from the same count as those it receives. */
    public long nextSequence() {
        return reader.next();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        try {
            Answer answer = answer(request);
            readToEnd(request);
            send(answer, request, response);
            callback.succeeded();
        } catch (ConnectionLost lost) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.failed(new EofException(lost));
        }
        return true;
    }

    private Answer answer(Request request) throws IOException {
        try {
            Call call = reader.read(request);
            call.identify(tokens.verify(call));
            call.operationName(nameOf(call));
            return chain.pass(call);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer serve(Call call) {
        try {
            return services.stream()
                    .filter(service -> service.accepts(call))
                    .findFirst()
                    .map(service -> service.answer(call))
                    .orElseGet(() -> notImplemented(call));
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (UncheckedIOException unreadable) {
            return Errors.error(400, "InvalidRequestContent", "The request content was invalid and could not be read.");
        } catch (RuntimeException bug) {
            LOG.error("The range failed on {} {}", call.method(), call.path(), bug);
            return Errors.error(500, "InternalServerError", "The range failed: " + bug);
        }
    }

    private String nameOf(Call call) {
        return services.stream()
                .filter(service -> service.accepts(call))
                .findFirst()
                .map(service -> service.operationName(call))
                .orElseGet(() -> call.method() + " " + call.path());
    }

    private static Answer notImplemented(Call call) {
        return Errors.error(501, "NotImplemented", "The range does not implement " + call.operationName() + ".");
    }

    /**
     * An answer to a request that was not read to its end closes the connection, and a client that sends its next request
     * just then loses it. Who waits to be told to go on has sent nothing yet.
     */
    private static void readToEnd(Request request) throws IOException {
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            return;
        }
        InputStream rest = Content.Source.asInputStream(request);
        byte[] buffer = new byte[8 * 1024];
        for (int left = LONGEST_REST; left > 0; ) {
            int read = rest.read(buffer);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }

    private static void send(Answer answer, Request request, Response response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        boolean noBody = answer.status() == 204 || answer.status() == 304;
        try (InputStream body = answer.body()) {
            if (noBody) {
                return;
            }
            if (answer.length() >= 0) {
                response.getHeaders().put("Content-Length", answer.length());
            }
            if (!"HEAD".equals(request.getMethod())) {
                copy(body, response);
            }
        }
    }

    private static void copy(InputStream body, Response response) throws IOException {
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }
}
