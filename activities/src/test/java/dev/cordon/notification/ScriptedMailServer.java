package dev.cordon.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that gives some receivers replies of the test's choice. */
final class ScriptedMailServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, String> replies;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** @param replies by the receiver's address; others are taken */
    ScriptedMailServer(Map<String, String> replies) {
        this.replies = replies;
        try {
            socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread thread = new Thread(this::serve, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Every line that a client sent. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    private void serve() {
        try (Socket client = socket.accept()) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            say(client, "220 scripted");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.add(line);
                reply(client, lines, line);
            }
        } catch (IOException gone) {
            heard.add("(" + gone.getMessage() + ")");
        }
    }

    private void reply(Socket client, BufferedReader lines, String line) throws IOException {
        if (line.startsWith("RCPT TO:")) {
            String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            say(client, replies.getOrDefault(address, "250 ok"));
        } else if (line.equals("DATA")) {
            say(client, "354 go on");
            for (String text = lines.readLine(); text != null && !text.equals("."); text = lines.readLine()) {
                heard.add(text);
            }
            say(client, "250 taken");
        } else {
            say(client, line.equals("QUIT") ? "221 bye" : "250 ok");
        }
    }

    private static void say(Socket client, String reply) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
