package dev.cordon.range.logic.runtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads requests for Azure's public names to the range: what happens in it must not reach the real cloud. */
final class OwnNames extends ProxySelector {
    private static final Logger LOG = LoggerFactory.getLogger(OwnNames.class);

    private final Cloud cloud;

    OwnNames(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (!cloud.isOwn(uri.getHost())) {
            return List.of(Proxy.NO_PROXY);
        }
        URI proxy = cloud.proxy();
        return List.of(
                new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort())));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        LOG.warn("The proxy {} could not be reached for {}", address, uri.getHost(), failure);
    }
}
