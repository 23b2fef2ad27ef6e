package dev.cordon.range.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection, from its CONNECT line to the last byte in either direction. */
final class Tunnel {
    private static final Logger LOG = LoggerFactory.getLogger(Tunnel.class);
    private static final int LONGEST_HEAD = 16 * 1024;

    private final Socket client;
    private final InetSocketAddress range;
    private final ExecutorService threads;
    private final Set<Socket> open;

    Tunnel(Socket client, InetSocketAddress range, ExecutorService threads, Set<Socket> open) {
        this.client = client;
        this.range = range;
        this.threads = threads;
        this.open = open;
    }

    void run() throws IOException {
        String head = head(client.getInputStream());
        if (!head.startsWith("CONNECT ")) {
            answer("405 Method Not Allowed", "Allow: CONNECT\r\nContent-Length: 0\r\nConnection: close\r\n");
            return;
        }
        try (Socket server = new Socket()) {
            server.connect(range);
            server.setTcpNoDelay(true);
            open.add(server);
            answer("200 Connection Established", "");
            threads.execute(() -> pump(client, server));
            pump(server, client);
            open.remove(server);
        }
    }

    private void answer(String status, String headers) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(("HTTP/1.1 " + status + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0 || head.length() > LONGEST_HEAD) {
                throw new IOException("The request's head is incomplete or too long");
            }
            head.append((char) read);
        }
        return head.toString();
    }

    /** Carries bytes one way until that side ends, then tells the other side so. */
    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ended) {
            LOG.trace("A tunnel ended", ended);
        }
    }
}
