package dev.cordon.range.http;

import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One HTTP/1.1 origin on loopback, with or without TLS. */
public final class HttpsOrigin implements AutoCloseable {
    private static final int THREADS = 64;
    // A request halted at a gate is silent for as long as a test needs.
    private static final long IDLE_MILLIS = 600_000;

    private final Server server;
    private final ServerConnector connector;

    private HttpsOrigin(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Opens the TLS origin.
     *
     * @param host the address to listen on
     * @param port the port, 0 for any
     */
    public static HttpsOrigin secure(String host, int port, TlsMaterial tls, Handler handler) {
        HttpConfiguration http = configuration();
        SecureRequestCustomizer customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false);
        http.addCustomizer(customizer);
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setSslContext(tls.serverContext());
        Server server = server();
        ServerConnector connector = new ServerConnector(
                server, new SslConnectionFactory(context, "http/1.1"), new HttpConnectionFactory(http));
        return open(server, connector, host, port, handler);
    }

    /** Opens a plain HTTP origin on loopback. */
    public static HttpsOrigin plain(int port, Handler handler) {
        Server server = server();
        return open(
                server,
                new ServerConnector(server, new HttpConnectionFactory(configuration())),
                "127.0.0.1",
                port,
                handler);
    }

    private static Server server() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setDaemon(true);
        return new Server(threads);
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // Blob names and ARM ids inside ids carry encoded slashes and empty segments, which stricter rules refuse.
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setRequestHeaderSize(64 * 1024);
        http.setResponseHeaderSize(32 * 1024);
        return http;
    }

    private static HttpsOrigin open(Server server, ServerConnector connector, String host, int port, Handler handler) {
        connector.setHost(host);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception refused) {
            throw new IllegalStateException(
                    "The range cannot listen on " + host + ":" + port + ": " + refused, refused);
        }
        return new HttpsOrigin(server, connector);
    }

    /** The port that clients reach. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception stuck) {
            throw new IllegalStateException("The range did not stop", stuck);
        }
    }
}
