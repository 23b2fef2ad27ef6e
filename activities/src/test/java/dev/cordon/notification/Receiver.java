package dev.cordon.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that takes what is posted to it, and answers as it is told. */
final class Receiver implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<URI> addresses = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private int status = 202;
    private String answer = "";
    private boolean stalls;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** An address at this server. */
    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    synchronized void answers(int status, String answer) {
        this.status = status;
        this.answer = answer;
    }

    synchronized void asksToWait(String retryAfter) {
        headers.put("Retry-After", retryAfter);
    }

    /** It sends the head of its answer, and never its body. */
    synchronized void stalls() {
        stalls = true;
    }

    synchronized JsonNode json() {
        try {
            return MAPPER.readTree(raw());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The only body that came. */
    synchronized byte[] raw() {
        if (bodies.size() != 1) {
            throw new IllegalStateException(bodies.size() + " bodies came, expected one");
        }
        return bodies.get(0);
    }

    synchronized List<URI> addresses() {
        return List.copyOf(addresses);
    }

    private void take(HttpExchange call) throws IOException {
        byte[] text;
        synchronized (this) {
            bodies.add(call.getRequestBody().readAllBytes());
            addresses.add(call.getRequestURI());
            headers.forEach(call.getResponseHeaders()::set);
            text = answer.getBytes(StandardCharsets.UTF_8);
        }
        call.sendResponseHeaders(status, stalls ? 0 : text.length == 0 ? -1 : text.length);
        if (stalls) {
            call.getResponseBody().flush();
            awaitClose();
        }
        call.getResponseBody().write(text);
        call.close();
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
