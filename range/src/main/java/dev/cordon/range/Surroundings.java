package dev.cordon.range;

import dev.cordon.range.admin.Admin;
import dev.cordon.range.admin.Outbound;
import dev.cordon.range.directory.ServicePrincipal;
import dev.cordon.range.entra.IdentityTokens;
import dev.cordon.range.http.FrontController;
import dev.cordon.range.logic.runtime.Cloud;
import dev.cordon.range.tls.RangeCertificates;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The running range as the Logic Apps inside it see it. */
record Surroundings(
        IdentityTokens tokens,
        Admin admin,
        Supplier<FrontController> front,
        Supplier<URI> address,
        Supplier<URI> way,
        Supplier<Path> authority)
        implements Cloud {
    @Override
    public Optional<String> token(ServicePrincipal identity, String audience) {
        return tokens.token(identity, audience, url().toString());
    }

    @Override
    public URI url() {
        return address.get();
    }

    @Override
    public URI proxy() {
        return way.get();
    }

    @Override
    public boolean isOwn(String host) {
        return RangeCertificates.namesPublicHost(host);
    }

    @Override
    public Path caFile() {
        return authority.get();
    }

    @Override
    public long nextSequence() {
        return front.get().nextSequence();
    }

    @Override
    public void sent(Outbound request) {
        admin.sent(request);
    }
}
