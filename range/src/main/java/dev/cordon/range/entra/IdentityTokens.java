package dev.cordon.range.entra;

import dev.cordon.range.directory.Directory;
import dev.cordon.range.directory.ServicePrincipal;
import java.util.List;
import java.util.Optional;

/** Tokens for the managed identities of resources that run inside Azure, such as Logic Apps. */
public final class IdentityTokens {
    private final Directory directory;
    private final TokenWriter writer;

    IdentityTokens(Directory directory, TokenWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    /**
     * A token that speaks for an identity.
     *
     * @param resource what it is for: one of Azure's resources, an app id URI or a client id
     * @param origin the address under which the issuer is found
     * @return nothing where the tenant knows no such resource
     */
    public Optional<String> token(ServicePrincipal identity, String resource, String origin) {
        return Audience.of(resource, directory)
                .map(audience -> new Grant(
                        Principal.managedIdentityOf(identity),
                        identity.clientId(),
                        true,
                        audience,
                        List.of(),
                        List.of(),
                        origin))
                .map(writer::accessToken);
    }
}
