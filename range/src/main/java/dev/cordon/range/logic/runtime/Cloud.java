package dev.cordon.range.logic.runtime;

import dev.cordon.range.admin.Outbound;
import dev.cordon.range.directory.ServicePrincipal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What a Logic App needs of the cloud that it runs in. */
public interface Cloud {
    /** A token of a resource's identity; nothing where the tenant does not know what it is for. */
    Optional<String> token(ServicePrincipal identity, String audience);

    /** The address of Azure Resource Manager. */
    URI url();

    /** The proxy that leads the cloud's public names to it. */
    URI proxy();

    /** Whether a host is one of the cloud's public names. */
    boolean isOwn(String host);

    /** The certificate authority of the cloud's own addresses, as PEM. */
    Path caFile();

    /** The number of the request that is about to be sent. */
    long nextSequence();

    /** Is told of every request that was sent. */
    void sent(Outbound request);
}
