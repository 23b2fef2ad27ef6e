package dev.cordon.azure.network;

/**
 * A kind of traffic that every rule at hand treats as one.
 *
 * @param remotePort 0 for protocols that have no ports, as is {@code localPort}
 */
record Flow(Direction direction, Protocol protocol, int remotePort, int localPort) {
    /** For a message: the port that is being reached says most. */
    String words() {
        int reached = direction == Direction.INBOUND ? localPort : remotePort;
        return protocol.hasPorts() ? protocol + " port " + reached : protocol.toString();
    }
}
