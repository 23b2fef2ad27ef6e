package dev.cordon.range;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What becomes of a connection whose requests are answered before they have come. */
class ConnectionSpec extends RangeSpec {
    private static final String HEAD =
            "POST /v2/enqueue HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n";

    @Test
    void a_throttling_that_needs_no_body_leaves_the_connection_to_the_next_request() throws IOException {
        range.admin("POST", "faults", "{\"operation\":\"PagerDuty/events/enqueue\",\"times\":2,\"status\":429}");
        try (Socket connection = range.connection()) {
            write(connection, HEAD);
            // By now the refusal is on its way, if it does not wait for the body.
            range.admin("GET", "state", "");
            write(connection, "{}");

            assertThat(head(connection)).startsWith("HTTP/1.1 429").doesNotContainIgnoringCase("Connection: close");
            write(connection, HEAD + "{}");
            assertThat(head(connection)).startsWith("HTTP/1.1 429");
        }
    }

    private static void write(Socket connection, String text) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** The head of an answer; its body is read as well. */
    private static String head(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            assertThat(read).as("the connection ended after: " + head).isNotNegative();
            head.append((char) read);
        }
        String length = head.toString().replaceFirst("(?is).*content-length: *(\\d+).*", "$1");
        in.readNBytes(Integer.parseInt(length));
        return head.toString();
    }
}
