package dev.cordon.range;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody outside of Azure whom playbooks call: answers as it was told, in order, and remembers what it was asked. */
public final class Endpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private volatile CountDownLatch held = new CountDownLatch(0);

    private record Answer(int status, String body, String... headers) {}

    private record Asked(String line, HttpExchange exchange, String body) {}

    public Endpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::handle);
            server.setExecutor(threads);
            server.start();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(exchange.getRequestMethod() + " " + exchange.getRequestURI(), exchange, body));
        awaitRelease();
        Answer answer = answers.poll();
        Answer sent = answer == null ? new Answer(418, "nothing was to be asked any more") : answer;
        for (int i = 0; i < sent.headers().length; i += 2) {
            exchange.getResponseHeaders().set(sent.headers()[i], sent.headers()[i + 1]);
        }
        byte[] bytes = sent.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(sent.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void awaitRelease() {
        try {
            held.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps every answer back until it is closed. */
    public void holds() {
        held = new CountDownLatch(1);
    }

    /** Lets go what it kept back. */
    public void releases() {
        held.countDown();
    }

    /** The next request is answered so. */
    public void answers(int status, String body, String... headers) {
        answers.add(new Answer(status, body, headers));
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Method and path of every request. */
    public List<String> lines() {
        return asked.stream().map(Asked::line).toList();
    }

    /** A header of every request. */
    public List<String> headers(String name) {
        return asked.stream()
                .map(request ->
                        String.valueOf(request.exchange().getRequestHeaders().getFirst(name)))
                .toList();
    }

    public List<String> bodies() {
        return asked.stream().map(Asked::body).toList();
    }

    @Override
    public void close() {
        held.countDown();
        server.stop(0);
        threads.shutdown();
    }
}
