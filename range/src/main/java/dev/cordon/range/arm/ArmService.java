package dev.cordon.range.arm;

import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Caller;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Refusal;
import dev.cordon.range.http.Service;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Azure Resource Manager: checks every request as ARM does (token, api-version, subscription, permission, group,
 * locks), has a resource type carry it out, and writes the Activity Log.
 */
public final class ArmService implements Service {
    private static final Set<String> ROOTS = Set.of("subscriptions", "providers", "tenants");
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Tenant tenant;
    private final List<ArmHandler> handlers;
    private final Admission admission;
    private final EventWriter events;

    /** Starts out with these handlers; the first that handles a request gets it. */
    public ArmService(Tenant tenant, List<ArmHandler> handlers) {
        this.tenant = tenant;
        this.handlers = List.copyOf(handlers);
        this.admission = new Admission(tenant);
        this.events = new EventWriter(tenant);
        tenant.operations().whenEnded(events::ended);
    }

    @Override
    public boolean accepts(Call call) {
        List<String> segments = ArmPath.of(call.path()).segments();
        boolean ours = HOSTS.contains(call.host()) || call.host().startsWith("management.");
        return ours && !segments.isEmpty() && ROOTS.contains(segments.get(0).toLowerCase(Locale.ROOT));
    }

    @Override
    public String operationName(Call call) {
        ArmRequest request = ArmRequest.of(call);
        return handler(request).map(handler -> handler.action(request)).orElseGet(() -> guessed(request));
    }

    @Override
    public Answer answer(Call call) {
        ArmRequest request = ArmRequest.of(call);
        // The body may come slowly, and nobody else shall wait for it.
        call.text();
        tenant.lock().lock();
        try {
            tenant.operations().advance();
            return StandardHeaders.on(call, guarded(request));
        } finally {
            tenant.lock().unlock();
        }
    }

    private Answer guarded(ArmRequest request) {
        try {
            Caller caller = admission.caller(request);
            admission.wellFormed(request);
            ArmHandler handler = handler(request).orElseThrow(() -> notImplemented(request));
            return logged(request, caller, handler);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer logged(ArmRequest request, Caller caller, ArmHandler handler) {
        Answer answer;
        try {
            admission.permitted(request, caller, handler);
            answer = handler.answer(request);
        } catch (Refusal refusal) {
            answer = refusal.answer();
        }
        events.write(request, caller, handler, answer);
        return answer;
    }

    private Optional<ArmHandler> handler(ArmRequest request) {
        return handlers.stream().filter(handler -> handler.handles(request)).findFirst();
    }

    private static String guessed(ArmRequest request) {
        String type = request.path().type();
        return switch (request.method()) {
            case "GET", "HEAD" -> type + "/read";
            case "DELETE" -> type + "/delete";
            case "POST" -> type + "/action";
            default -> type + "/write";
        };
    }

    private static Refusal notImplemented(ArmRequest request) {
        return Errors.refusal(501, "NotImplemented", "The range does not implement " + guessed(request) + ".");
    }
}
