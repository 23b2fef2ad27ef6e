package dev.cordon.range.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CONNECT proxy on loopback that leads every host to the range.
 *
 * <p>A client that has nothing but this proxy and the range's certificate authority set then works with Azure's public
 * names, without host entries and without being told any endpoint.
 */
public final class ConnectProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectProxy.class);

    private final ServerSocket listener;
    private final InetSocketAddress range;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "range-proxy");
        thread.setDaemon(true);
        return thread;
    });

    private ConnectProxy(ServerSocket listener, InetSocketAddress range) {
        this.listener = listener;
        this.range = range;
    }

    /**
     * Opens the proxy.
     *
     * @param port the port to listen on, 0 for any
     * @param rangePort the range's TLS port on loopback
     */
    public static ConnectProxy open(int port, int rangePort) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            ConnectProxy proxy =
                    new ConnectProxy(new ServerSocket(port, 128, loopback), new InetSocketAddress(loopback, rangePort));
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException refused) {
            throw new UncheckedIOException("The proxy cannot listen on 127.0.0.1:" + port, refused);
        }
    }

    /** The port that clients reach. */
    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                LOG.debug("The proxy stopped listening", closed);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            new Tunnel(client, range, threads, open).run();
        } catch (IOException broken) {
            LOG.debug("A proxied connection broke", broken);
        } finally {
            open.remove(client);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        } finally {
            threads.shutdownNow();
        }
    }
}
