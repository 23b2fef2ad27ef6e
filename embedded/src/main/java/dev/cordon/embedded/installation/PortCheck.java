package dev.cordon.embedded.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds out before anything is started whether a port is taken, and by whom. */
public final class PortCheck {
    private PortCheck() {}

    /**
     * Checks every port that the installation takes.
     *
     * @throws Problem naming the first one that is taken, who holds it, and what to do
     */
    public static void requireFree(Installation installation) {
        installation.ports().byUse().forEach((use, port) -> {
            if (!(use.contains("Temporal") && installation.externalTemporal()) && taken(port)) {
                throw new Problem("port " + port + ", which " + use + " needs, is in use by " + PortOwner.of(port)
                        + "; stop that, or move Cordon's ports with CORDON_PORT_OFFSET=1000.");
            }
        });
    }

    private static boolean taken(int port) {
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort() != port;
        } catch (IOException inUse) {
            return true;
        }
    }
}
