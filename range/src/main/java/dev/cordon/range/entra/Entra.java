package dev.cordon.range.entra;

import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Service;
import dev.cordon.range.http.TokenVerifier;
import dev.cordon.range.tenant.HandedOut;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

/** The tenant's sign-in: everything about tokens, over one directory and one signing key. */
public final class Entra {
    private final List<Service> services;
    private final SignedTokens tokens;
    private final IdentityTokens identities;

    private Entra(List<Service> services, SignedTokens tokens, IdentityTokens identities) {
        this.services = List.copyOf(services);
        this.tokens = tokens;
        this.identities = identities;
    }

    /**
     * Opens the sign-in of a tenant.
     *
     * @param stateFolder where the signing key is kept
     * @param directory who may sign in
     * @param handedOut is told of every token
     * @param clock real time, not the range's: clients judge a token's validity by their own clock
     */
    public static Entra open(Path stateFolder, Directory directory, HandedOut handedOut, Clock clock) {
        SigningKey key = SigningKey.open(stateFolder, directory.tenantId());
        Issuers issuers = new Issuers(directory.tenantId());
        Tenants tenants = new Tenants(directory.tenantId());
        SignedTokens tokens = new SignedTokens(key, issuers, clock);
        TokenWriter writer = new TokenWriter(directory.tenantId(), key, issuers, handedOut, clock);
        SignInSessions sessions = new SignInSessions(clock);
        AuthorizationCodes codes = new AuthorizationCodes(clock);
        SignIns signIns = new SignIns(directory, new RefreshTokens(tokens, directory), codes);
        return new Entra(
                List.of(
                        new TokenEndpoint(directory, tenants, writer, signIns),
                        new AuthorizeEndpoint(directory, tenants, sessions, codes),
                        new LogoutEndpoint(directory, tenants, sessions),
                        new UserInfoEndpoint(directory),
                        new DiscoveryEndpoint(directory, tenants, key, issuers),
                        new CloudMetadata(issuers),
                        new ManagedIdentityEndpoint(directory, writer)),
                tokens,
                new IdentityTokens(directory, writer));
    }

    /** The tokens that Azure hands to its own resources' identities. */
    public IdentityTokens identities() {
        return identities;
    }

    /** What answers requests for tokens and discovery. */
    public List<Service> services() {
        return services;
    }

    /**
     * The check of tokens that come back.
     *
     * @param isStorage tells the calls that go to a storage account, which take tokens for storage only
     * @param isKeyVault tells the calls that go to a key vault, of those that go to no storage account
     */
    public TokenVerifier tokenVerifier(Predicate<Call> isStorage, Predicate<Call> isKeyVault) {
        return new EntraTokenVerifier(tokens, isStorage, isKeyVault);
    }
}
