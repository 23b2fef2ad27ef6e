package dev.cordon.range;

import dev.cordon.range.activitylog.ActivityLog;
import dev.cordon.range.admin.Admin;
import dev.cordon.range.admin.AdminApi;
import dev.cordon.range.arm.ArmHandler;
import dev.cordon.range.arm.ArmService;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.blob.BlobService;
import dev.cordon.range.blob.DiskExport;
import dev.cordon.range.compute.GrantedImages;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.entra.Entra;
import dev.cordon.range.http.FrontController;
import dev.cordon.range.http.HttpsOrigin;
import dev.cordon.range.http.Service;
import dev.cordon.range.http.Stage;
import dev.cordon.range.http.TokenVerifier.Verdict;
import dev.cordon.range.keyvault.KeyVaults;
import dev.cordon.range.keyvault.VaultService;
import dev.cordon.range.logic.LogicApps;
import dev.cordon.range.lro.Operations;
import dev.cordon.range.notify.Notifications;
import dev.cordon.range.notify.NotificationsView;
import dev.cordon.range.page.TenantPage;
import dev.cordon.range.proxy.ConnectProxy;
import dev.cordon.range.rbac.Access;
import dev.cordon.range.sentinel.Sentinel;
import dev.cordon.range.storage.Storage;
import dev.cordon.range.tenant.HandedOut;
import dev.cordon.range.tenant.HandedOut.Kind;
import dev.cordon.range.tenant.Latencies;
import dev.cordon.range.tenant.RangeClock;
import dev.cordon.range.tenant.ResourceStore;
import dev.cordon.range.tenant.StateFolder;
import dev.cordon.range.tls.RangeCertificates;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** A running range: a simulated Azure tenant at one HTTPS address, with its admin API at another. */
public final class Range implements AutoCloseable {
    private final Tenant tenant;
    private final Storage storage;
    private final KeyVaults vaults;
    private final Notifications notifications;
    private final TenantKeeper keeper;
    private final Admin admin;
    private final RangeCertificates certificates;
    private final Entra entra;
    private final LogicApps logicApps;
    private final Sentinel sentinel;
    private final FrontController front;
    private final HttpsOrigin azure;
    private final HttpsOrigin control;
    private final ConnectProxy proxy;

    private Range(RangeOptions options) {
        StateFolder folder = new StateFolder(options.stateFolder());
        tenant = tenant(options, folder);
        storage = Storage.open(folder.path(), tenant);
        vaults = KeyVaults.open(folder.path(), tenant);
        notifications = Notifications.open(folder, tenant.handedOut());
        keeper = new TenantKeeper(tenant, folder, this::plantMore);
        keeper.open();
        admin = new Admin(tenant, this::plant);
        certificates = RangeCertificates.open(folder.path(), Clock.systemUTC());
        entra = Entra.open(folder.path(), tenant.directory(), tenant.handedOut(), Clock.systemUTC());
        logicApps = new LogicApps(
                tenant,
                new Surroundings(entra.identities(), admin, this::front, this::url, this::proxyUrl, this::caFile),
                keeper::save);
        logicApps.open();
        sentinel = new Sentinel(tenant, logicApps, keeper::save);
        front = azure();
        azure = HttpsOrigin.secure(options.host(), options.port(), certificates, front);
        control = HttpsOrigin.plain(options.adminPort(), control());
        proxy = ConnectProxy.open(options.proxyPort(), azure.port());
    }

    /**
     * Starts a range.
     *
     * @throws IllegalStateException where a port is taken
     */
    public static Range start(RangeOptions options) {
        return new Range(options);
    }

    private static Tenant tenant(RangeOptions options, StateFolder folder) {
        RangeClock clock = new RangeClock(options.clock());
        ResourceStore store = new ResourceStore();
        Directory directory = Directory.open(folder.path());
        return new Tenant(
                clock,
                new Latencies(options.latencies()),
                directory,
                store,
                new Operations(store, clock),
                new ActivityLog(),
                new Access(store),
                handedOut(directory),
                new ReentrantLock());
    }

    private static HandedOut handedOut(Directory directory) {
        HandedOut handedOut = new HandedOut();
        directory
                .applications()
                .forEach(application ->
                        handedOut.note(Kind.CLIENT_SECRET, application.name(), application.clientSecret()));
        directory.people().forEach(person -> handedOut.note(Kind.PASSWORD, person.user(), person.password()));
        return handedOut;
    }

    private void plant() {
        storage.reset();
        vaults.reset();
        notifications.reset();
        sentinel.reset();
        logicApps.reset();
        keeper.plant();
    }

    private void plantMore() {
        storage.plant();
        vaults.plant();
    }

    private FrontController front() {
        return front;
    }

    private FrontController azure() {
        List<Service> services = new ArrayList<>(entra.services());
        services.addAll(notifications.services());
        DiskExport exports = new DiskExport(new GrantedImages(tenant));
        BlobService blobs = storage.blobs(exports);
        VaultService secrets = vaults.service();
        services.add(blobs);
        services.add(secrets);
        services.add(exports);
        services.add(logicApps.contents());
        services.add(new ArmService(tenant, ResourceTypes.of(tenant, handlers())));
        List<Stage> stages = new ArrayList<>(admin.stages());
        stages.add(keeper);
        return new FrontController(
                entra.tokenVerifier(blobs::accepts, secrets::accepts), services, stages, tenant.clock());
    }

    private List<ArmHandler> handlers() {
        List<ArmHandler> handlers = new ArrayList<>(storage.handlers());
        handlers.addAll(vaults.handlers());
        handlers.addAll(sentinel.handlers());
        handlers.addAll(logicApps.handlers());
        return handlers;
    }

    private FrontController control() {
        List<Service> services = List.of(
                new TenantPage(tenant, notifications),
                new NotificationsView(notifications, this::url),
                sentinel.incidentApi(),
                new AdminApi(admin));
        return new FrontController(call -> Verdict.refused(""), services, List.of(), tenant.clock());
    }

    /** The address of the simulated cloud: ARM, sign-in, blobs. */
    public URI url() {
        return URI.create("https://localhost:" + azure.port());
    }

    /** The address of the admin API, on loopback. */
    public URI adminUrl() {
        return URI.create("http://127.0.0.1:" + control.port());
    }

    /** The address of the CONNECT proxy that leads Azure's public names here. */
    public URI proxyUrl() {
        return URI.create("http://127.0.0.1:" + proxy.port());
    }

    /** The certificate authority that clients have to trust, as PEM. */
    public Path caFile() {
        return certificates.caFile();
    }

    /** The same authority as a PKCS #12 trust store. */
    public Path trustStoreFile() {
        return certificates.trustStoreFile();
    }

    /** Who exists in the tenant, with their secrets. */
    public Directory directory() {
        return tenant.directory();
    }

    @Override
    public void close() {
        admin.close();
        sentinel.close();
        logicApps.close();
        proxy.close();
        azure.close();
        control.close();
        tenant.operations().advance();
        keeper.save();
    }
}
