package dev.cordon.fake;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.Severity;
import dev.cordon.capability.compute.AttachedDisk;
import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.compute.PowerState;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.RecordToAppend;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.evidence.Reconciliation.LateEvent;
import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.capability.history.HistoryToArchive;
import dev.cordon.capability.identity.RoleAssignment;
import dev.cordon.capability.identity.UserAssignedIdentity;
import dev.cordon.capability.network.NicId;
import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.EntityKind;
import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.capability.vault.VaultState;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Azure in memory, seeded as {@link Seed} says, with a journal of what was asked of it and failures on demand. It keeps
 * the contracts of the capabilities; the range keeps Azure's wire.
 */
public final class FakeAzure implements TestTenant {
    final Map<String, Machine> machines = new HashMap<>();
    final Map<String, Interface> interfaces = new HashMap<>();
    final Map<String, Kept> snapshots = new LinkedHashMap<>();
    final Map<String, Blob> blobs = new LinkedHashMap<>();
    final Map<String, VaultRecord> records = new LinkedHashMap<>();
    final Map<String, byte[]> sealed = new LinkedHashMap<>();
    final Map<String, Blob> images = new LinkedHashMap<>();
    final Set<String> accessible = new HashSet<>();
    final List<LateEvent> late = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final Set<NsgId> loosened = new HashSet<>();
    private final Set<String> lost = new HashSet<>();
    private final Set<String> open = new HashSet<>();
    private final FakeSentinel sentinel = new FakeSentinel();
    private final FakePeople people = new FakePeople();
    private VaultState vault = FakeVault.LOCKED;
    private final List<String> journal = new ArrayList<>();
    private final Map<String, Long> writes = new HashMap<>();
    private final Map<String, Deque<ApplicationFailure>> failures = new HashMap<>();
    private volatile Consumer<HistoryToArchive> untilClosed = run -> {};
    private volatile CountDownLatch released = new CountDownLatch(0);
    private final Map<String, Runnable> happenings = new HashMap<>();

    public FakeAzure() {
        reset();
    }

    @Override
    public synchronized void reset() {
        List.of(machines, interfaces, snapshots, blobs, writes, failures, happenings, records, sealed, images)
                .forEach(Map::clear);
        loosened.clear();
        lost.clear();
        open.clear();
        accessible.clear();
        late.clear();
        findings.clear();
        journal.clear();
        vault = FakeVault.LOCKED;
        sentinel.forget();
        seedApp();
        seedMachine(Seed.WEB, "westeurope", PowerState.RUNNING, Seed.NIC_WEB, null, "disk-web-01-os");
        seedMachine(Seed.DB, "westeurope", PowerState.DEALLOCATED, Seed.NIC_DB, Seed.NSG_DB, "disk-db-01-os");
        machine(Seed.DB).systemPrincipal = "principal-db";
        seedMachine(Seed.DR, "northeurope", PowerState.RUNNING, Seed.NIC_DR, Seed.NSG_DR, "disk-dr-01-os");
        machine(Seed.DR).userAssigned.add(userAssigned("id-app-reader"));
        another(Seed.TWIN_BLUE);
        another(Seed.TWIN_GREEN);
    }

    private void seedApp() {
        seedMachine(Seed.APP, "westeurope", PowerState.RUNNING, Seed.NIC_APP, Seed.NSG_APP, "disk-app-01-os");
        Machine app = machine(Seed.APP);
        app.disks.add(new AttachedDisk(Seed.disk("disk-app-01-data-01"), AttachedDisk.Role.DATA));
        app.disks.add(new AttachedDisk(Seed.disk("disk-app-01-data-02"), AttachedDisk.Role.DATA));
        app.nics.add(Seed.NIC_APP_MGMT);
        interfaces.put(key(Seed.NIC_APP_MGMT.id()), new Interface(Seed.NIC_APP_MGMT, "westeurope", Seed.NSG_APP));
        app.tags.putAll(Map.of("env", "prod", "owner", "payments"));
        app.systemPrincipal = "principal-app";
        app.userAssigned.add(userAssigned("id-app-reader"));
        app.userAssigned.add(userAssigned("id-app-deploy"));
    }

    private void seedMachine(
            VmId vm, String location, PowerState power, NicId nic, @Nullable NsgId nsg, String osDisk) {
        Machine machine = new Machine(vm, location, power);
        machine.disks.add(new AttachedDisk(Seed.disk(osDisk), AttachedDisk.Role.OS));
        machine.nics.add(nic);
        machines.put(key(vm.id()), machine);
        interfaces.put(key(nic.id()), new Interface(nic, location, nsg));
    }

    private static UserAssignedIdentity userAssigned(String name) {
        return new UserAssignedIdentity(
                Seed.id(Seed.GROUP, "Microsoft.ManagedIdentity/userAssignedIdentities", name), "principal-" + name);
    }

    /** The capabilities carried out against this tenant, for registering with a worker. */
    public Object[] capabilities() {
        return new Object[] {
            new FakeCompute(this),
            new FakeNetwork(this),
            new FakeIdentities(this),
            new FakeSnapshots(this),
            new FakeActivityLog(this),
            new FakePreflight(this),
            new FakeEvidencePreflight(this),
            new FakeRecords(this),
            new FakeVault(this),
            new FakeCustody(this),
            new FakeImages(this),
            new FakeHistories(this),
            new FakeProvisioning(this),
            sentinel,
            people
        };
    }

    /** The incidents of the tenant. */
    public FakeSentinel sentinel() {
        return sentinel;
    }

    /** The people whom runs tell what they do. */
    public FakePeople people() {
        return people;
    }

    @Override
    public TestIncident raise(String title, VmId machine) {
        return sentinel.raise(new SentinelIncident(
                Seed.WORKSPACE + "/providers/Microsoft.SecurityInsights/Incidents/" + UUID.randomUUID(),
                "1042",
                title,
                Severity.HIGH,
                IncidentStatus.NEW,
                null,
                List.of(),
                List.of(),
                null,
                List.of(new Entity(
                        "entities.entities[0]",
                        EntityKind.HOST,
                        "Host",
                        List.of(machine.id()),
                        List.of(machine.name())))));
    }

    /** Ids of the machines of that name, with or without a domain. */
    synchronized List<String> machinesNamed(String name) {
        String bare = name.replaceFirst("\\..*", "");
        return machines.values().stream()
                .map(machine -> machine.vm)
                .filter(vm -> vm.name().equalsIgnoreCase(bare))
                .map(VmId::id)
                .sorted()
                .toList();
    }

    /** Adds a machine to the tenant. */
    public synchronized void another(VmId vm) {
        seedMachine(
                vm,
                "westeurope",
                PowerState.RUNNING,
                new NicId(Seed.id(vm.arm().resourceGroup(), "Microsoft.Network/networkInterfaces", "nic-" + vm.name())),
                null,
                "disk-" + vm.name() + "-os");
    }

    /** How the close of a run is awaited before its history is archived; nobody waits by default. */
    public void histories(Consumer<HistoryToArchive> awaited) {
        untilClosed = awaited;
    }

    void awaitClose(HistoryToArchive run) {
        untilClosed.accept(run);
    }

    /** An activity of a run has written a blob to the vault, and nobody heard its answer. */
    public synchronized void leavesBehind(String blob, String run, String text) {
        blobs.put(blob, new Blob(run, text));
    }

    /** An activity of a run appends a record to its chain. */
    public void append(CustodyRecord record) {
        new FakeCustody(this).append(new RecordToAppend(vaultContainer(), record));
    }

    /** What was asked, in order: the method and the resource's name, for example {@code snapshot.take disk-01}. */
    public synchronized List<String> journal() {
        return List.copyOf(journal);
    }

    /** What was asked that changes something in the tenant, in order; what is written to the vault is not in it. */
    public List<String> changes() {
        return journal().stream()
                .filter(entry ->
                        !entry.contains(".observe ") && !entry.contains(".verify") && !entry.contains(".named "))
                .filter(entry ->
                        !entry.startsWith("record.") && !entry.startsWith("custody.") && !entry.startsWith("history."))
                .toList();
    }

    /** What the vault is; see {@link FakeVault#LOCKED}. */
    public synchronized void vault(VaultState state) {
        vault = state;
    }

    synchronized VaultState vault() {
        return vault;
    }

    /** The Activity Log shows an event late. */
    public synchronized void showsLate(LateEvent event) {
        late.add(event);
    }

    /** The custody records and sealed documents of all runs, by the name of their blob, in the order of writing. */
    public synchronized Map<String, byte[]> sealed() {
        return new LinkedHashMap<>(sealed);
    }

    /** The bytes of all blobs in the vault but records of custody, seals and histories, by name. */
    synchronized Map<String, byte[]> evidence() {
        Map<String, byte[]> all = new TreeMap<>();
        records.forEach((name, record) -> all.put(name, FakeVault.json(record.content())));
        blobs.forEach((name, blob) -> all.put(name, blob.text().getBytes(StandardCharsets.UTF_8)));
        images.forEach((name, image) -> all.put(name, image.text().getBytes(StandardCharsets.UTF_8)));
        return all;
    }

    /** Snapshots to which access was given and not ended. */
    public synchronized Set<String> accessible() {
        return Set.copyOf(accessible);
    }

    /** The preflight finds something. */
    public synchronized void finds(Finding finding) {
        findings.add(finding);
    }

    /** Names of the records in the vault, in the order in which they were written. */
    public synchronized List<String> records() {
        return records.keySet().stream()
                .map(blob -> blob.substring(blob.lastIndexOf('/') + 1))
                .toList();
    }

    /** The record of that name that was written last, as JSON. */
    public synchronized String record(String name) {
        return records.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/" + name))
                .map(entry -> new String(FakeVault.json(entry.getValue().content()), StandardCharsets.UTF_8))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("there is no record " + name));
    }

    /** The next calls of a journal entry fail, one after the other, each as given. */
    public synchronized void fail(String entry, ApplicationFailure... each) {
        failures.computeIfAbsent(entry, none -> new ArrayDeque<>()).addAll(List.of(each));
    }

    /** The next call of a journal entry is carried out, and its answer is a failure. */
    public synchronized void loseAnswer(String entry) {
        lost.add(entry);
    }

    void answers(String method, String resource) {
        if (lost.remove(method + " " + resource)) {
            throw FailureType.REFUSED.failure("the answer to " + method + " was lost", null);
        }
    }

    /** Something happens just before the next call of a journal entry is carried out. */
    public synchronized void before(String entry, Runnable happening) {
        happenings.put(entry, happening);
    }

    /** The next call of a journal entry is not answered before {@link #letGo}. */
    public void holdBack(String entry) {
        CountDownLatch latch = new CountDownLatch(1);
        released = latch;
        before(entry, () -> {
            try {
                if (!latch.await(1, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("nobody let go of " + entry);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public void letGo() {
        released.countDown();
    }

    void asked(String method, String resource) {
        String entry = method + " " + resource;
        journal.add(entry);
        Runnable happening = happenings.remove(entry);
        if (happening != null) {
            happening.run();
        }
        Deque<ApplicationFailure> due = failures.get(entry);
        if (due != null && !due.isEmpty()) {
            throw due.remove();
        }
    }

    void written(String armId) {
        writes.merge(key(armId), 1L, Long::sum);
    }

    Machine machine(VmId vm) {
        Machine machine = machines.get(key(vm.id()));
        if (machine == null) {
            throw FailureType.NOT_FOUND.failure("there is no machine " + vm.id(), null);
        }
        return machine;
    }

    Interface nic(NicId nic) {
        Interface found = interfaces.get(key(nic.id()));
        if (found == null) {
            throw FailureType.NOT_FOUND.failure("there is no interface " + nic.id(), null);
        }
        return found;
    }

    void requireDisk(DiskId disk) {
        if (machines.values().stream()
                .flatMap(machine -> machine.disks.stream())
                .noneMatch(each -> each.disk().equals(disk))) {
            throw FailureType.NOT_FOUND.failure("there is no disk " + disk.id(), null);
        }
    }

    static String key(String armId) {
        return armId.toLowerCase(Locale.ROOT);
    }

    @Override
    public synchronized void somebodyAttaches(NicId nic, NsgId nsg) {
        nic(nic).attach(nsg);
    }

    @Override
    public synchronized void somebodyTags(VmId vm, String name, String value) {
        machine(vm).tags.put(name, value);
    }

    @Override
    public synchronized void somebodySnapshots(SnapshotId name, DiskId disk) {
        snapshots.put(key(name.id()), new Kept(FakeSnapshots.fresh(name, disk), ""));
    }

    @Override
    public synchronized void somebodyLoosens(NsgId nsg) {
        loosened.add(nsg);
    }

    @Override
    public synchronized void somebodyWrites(String blob, String run, VmId about, String json) {
        blobs.put(blob, new Blob(run, json));
        records.put(blob, new VaultRecord(run, about.id(), FakeVault.value(json)));
    }

    @Override
    public synchronized boolean isAccessible(SnapshotId snapshot) {
        return accessible.contains(snapshot.id());
    }

    /** It may from the start: permissions are the range's to keep. */
    @Override
    public void somebodyLetsCordonGrantRoles() {}

    @Override
    public void somebodyLetsCordonMakeVaults() {}

    @Override
    public synchronized void somebodyOpens(String accountId) {
        open.add(key(accountId));
    }

    @Override
    public synchronized void somebodyCloses(String accountId) {
        open.remove(key(accountId));
    }

    boolean isOpen(String accountId) {
        return open.contains(key(accountId));
    }

    /** Somebody attaches another interface to a machine. */
    public synchronized void somebodyAddsInterface(VmId vm, NicId nic) {
        machine(vm).nics.add(nic);
        interfaces.put(key(nic.id()), new Interface(nic, machine(vm).location, null));
    }

    /** All that a release restores, in words; the principal of a system-assigned identity is new each time. */
    public synchronized String describe(VmId vm) {
        Machine machine = machine(vm);
        StringBuilder words = new StringBuilder();
        machine.nics.forEach(
                nic -> words.append(nic.name()).append('=').append(nic(nic).nsg).append('\n'));
        machine.userAssigned.stream()
                .map(UserAssignedIdentity::id)
                .sorted()
                .forEach(id -> words.append(id).append('\n'));
        words.append("system-assigned=").append(machine.systemPrincipal != null).append('\n');
        return words.append(new TreeMap<>(machine.tags)).toString();
    }

    @Override
    public String vaultContainer() {
        return Seed.POLICY.vaultContainer();
    }

    @Override
    public synchronized long writesOf(String armId) {
        return writes.getOrDefault(key(armId), 0L);
    }

    static final class Machine {
        final VmId vm;
        final String location;
        final PowerState power;
        final List<AttachedDisk> disks = new ArrayList<>();
        final List<NicId> nics = new ArrayList<>();
        final Map<String, String> tags = new HashMap<>();
        final List<UserAssignedIdentity> userAssigned = new ArrayList<>();

        @Nullable String systemPrincipal;

        int systemPrincipalsMade;
        final Set<RoleAssignment> granted = new LinkedHashSet<>();

        Machine(VmId vm, String location, PowerState power) {
            this.vm = vm;
            this.location = location;
            this.power = power;
        }

        List<RoleAssignment> roles() {
            List<String> principals = new ArrayList<>(
                    userAssigned.stream().map(UserAssignedIdentity::principalId).toList());
            if (systemPrincipal != null && systemPrincipalsMade == 0) {
                principals.add(systemPrincipal);
            }
            Stream<RoleAssignment> seeded = principals.stream()
                    .map(principal -> new RoleAssignment(
                            "/assignment/" + principal, principal, "Reader", "/role/reader", "/subscriptions/x", null));
            return Stream.concat(seeded, granted.stream()).toList();
        }
    }

    static final class Interface {
        final NicId nic;
        final String location;

        @Nullable NsgId nsg;

        int version = 1;

        Interface(NicId nic, String location, @Nullable NsgId nsg) {
            this.nic = nic;
            this.location = location;
            this.nsg = nsg;
        }

        void attach(@Nullable NsgId group) {
            nsg = group;
            version++;
        }

        String etag() {
            return "W/\"" + version + "\"";
        }
    }

    record Kept(DiskSnapshot snapshot, String incidentId) {}

    record VaultRecord(String run, String target, Object content) {}

    record Blob(String run, String text) {}
}
