package dev.cordon.range.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Caller;
import dev.cordon.range.http.Refusal;
import dev.cordon.range.http.Service;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The keys and secrets of every vault. */
public final class VaultService implements Service {
    private static final String VERSION = "1.9.2700.1";
    private static final String NAME = "[0-9a-zA-Z-]{1,127}";

    private final Tenant tenant;
    private final Vaults vaults;
    private final Map<VaultOperation, Function<VaultCall, Answer>> handlers = new EnumMap<>(VaultOperation.class);

    VaultService(Tenant tenant, Vaults vaults) {
        this.tenant = tenant;
        this.vaults = vaults;
        Keys keys = new Keys(vaults, tenant.clock());
        handlers.put(VaultOperation.CREATE_KEY, keys::create);
        handlers.put(VaultOperation.GET_KEY, keys::get);
        handlers.put(VaultOperation.UPDATE_KEY, keys::update);
        handlers.put(VaultOperation.LIST_KEYS, keys::list);
        handlers.put(VaultOperation.LIST_KEY_VERSIONS, keys::versions);
        handlers.put(VaultOperation.SIGN, keys::sign);
        handlers.put(VaultOperation.VERIFY, keys::verify);
        Secrets secrets = new Secrets(vaults, tenant.clock());
        handlers.put(VaultOperation.SET_SECRET, secrets::set);
        handlers.put(VaultOperation.GET_SECRET, secrets::get);
        handlers.put(VaultOperation.UPDATE_SECRET, secrets::update);
        handlers.put(VaultOperation.LIST_SECRETS, secrets::list);
        handlers.put(VaultOperation.LIST_SECRET_VERSIONS, secrets::versions);
    }

    @Override
    public boolean accepts(Call call) {
        return VaultAddress.of(call).isPresent();
    }

    @Override
    public String operationName(Call call) {
        return VaultAddress.of(call)
                .flatMap(address -> VaultOperation.of(call.method(), address))
                .map(VaultOperation::action)
                .orElseGet(() -> unknown(call));
    }

    @Override
    public Answer answer(Call call) {
        Answer answer;
        try {
            answer = carryOut(call);
        } catch (Refusal refusal) {
            answer = refusal.answer();
        }
        return answer.with("x-ms-request-id", UUID.randomUUID().toString())
                .with("x-ms-keyvault-service-version", VERSION)
                .with("x-ms-keyvault-region", "westeurope")
                .with("Cache-Control", "no-cache")
                .with("Pragma", "no-cache");
    }

    private Answer carryOut(Call call) {
        VaultAddress address = VaultAddress.of(call).orElseThrow(() -> VaultErrors.notImplemented(unknown(call)));
        ObjectNode vault = vaults.find(address.vault()).orElseThrow(() -> VaultErrors.vaultNotFound(address.vault()));
        Caller caller = caller(call);
        VaultOperation operation =
                VaultOperation.of(call.method(), address).orElseThrow(() -> VaultErrors.notImplemented(unknown(call)));
        Function<VaultCall, Answer> handler = handlers.get(operation);
        if (handler == null) {
            throw VaultErrors.notImplemented(unknown(call));
        }
        wellFormed(call, address);
        permitted(caller, operation, address, vault);
        return handler.apply(new VaultCall(call, address));
    }

    private static Caller caller(Call call) {
        Caller caller = call.caller();
        if (caller == null) {
            boolean missing = call.header("Authorization").isEmpty();
            String problem = missing ? "AKV10000: Request is missing a Bearer or PoP token." : call.tokenProblem();
            throw VaultErrors.unauthorized(login(call) + "/" + Directory.TENANT_ID, problem);
        }
        return caller;
    }

    private static String login(Call call) {
        return call.host().endsWith(".azure.net") ? "https://login.microsoftonline.com" : call.origin();
    }

    private static void wellFormed(Call call, VaultAddress address) {
        if (call.query("api-version").isEmpty()) {
            throw VaultErrors.badParameter("api-version must be specified");
        }
        if (!address.item().isEmpty() && !address.item().matches(NAME)) {
            throw VaultErrors.badParameter(
                    "The name '" + address.item() + "' is not 1 to 127 letters, digits and dashes.");
        }
    }

    private void permitted(Caller caller, VaultOperation operation, VaultAddress address, ObjectNode vault) {
        String scope = vault.path("id").asText()
                + (address.item().isEmpty() ? "" : "/" + address.path().get(0) + "/" + address.item());
        if (!tenant.access().allowsData(caller, operation.action(), scope)) {
            throw VaultErrors.byRbac(
                    caller,
                    operation.action(),
                    scope,
                    vault.path("name").asText(),
                    vault.path("location").asText());
        }
    }

    private static String unknown(Call call) {
        return call.method() + " " + call.path();
    }
}
