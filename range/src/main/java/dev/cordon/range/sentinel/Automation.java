package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Tenant;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries automation rules out: a while after something happened to an incident, on a thread of its own, in the rules'
 * order. A rule's changes set no other rule off, and a rule does not wait for the playbook that it starts.
 */
final class Automation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Automation.class);
    private static final String RUN = "Microsoft.SecurityInsights/automationRules/run";

    private final Tenant tenant;
    private final PlaybookAccess access;
    private final RuleActions actions;
    private final Runnable save;
    private final AtomicInteger epoch = new AtomicInteger();
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = Executors.defaultThreadFactory().newThread(work);
        thread.setDaemon(true);
        return thread;
    });

    /** @param save is run after rules have changed the tenant */
    Automation(Tenant tenant, PlaybookAccess access, RuleActions actions, Runnable save) {
        this.tenant = tenant;
        this.access = access;
        this.actions = actions;
        this.save = save;
    }

    /** Has the rules look at what happened. */
    void happened(IncidentEvent event) {
        int now = epoch.get();
        long delay = tenant.latencies().ofOperation(RUN).toMillis();
        threads.schedule(() -> carryOut(event, now), delay, TimeUnit.MILLISECONDS);
    }

    /** Runs a playbook on an incident because somebody asks for it. */
    void runByHand(ArmRequest request, ObjectNode incident, String playbook) {
        access.require(request.call().caller(), playbook);
        actions.run(playbook, IncidentEvent.created(incident));
    }

    /** Forgets what has not been looked at yet. */
    void reset() {
        epoch.incrementAndGet();
    }

    private void carryOut(IncidentEvent event, int since) {
        tenant.lock().lock();
        try {
            if (since == epoch.get()) {
                rules(event).forEach(rule -> carryOut(rule, event));
                save.run();
            }
        } catch (RuntimeException bug) {
            LOG.error("The automation rules failed on {}", event.incidentId(), bug);
        } finally {
            tenant.lock().unlock();
        }
    }

    private List<ObjectNode> rules(IncidentEvent event) {
        String workspace = ArmPath.of(event.incidentId()).scope();
        return tenant.store().under(workspace).stream()
                .filter(resource -> resource.path("type").asText().equals(AutomationRules.TYPE))
                .sorted(Comparator.comparingInt(
                        rule -> rule.at("/properties/order").asInt()))
                .toList();
    }

    private void carryOut(ObjectNode rule, IncidentEvent event) {
        JsonNode logic = rule.at("/properties/triggeringLogic");
        if (isLive(logic) && logic.path("triggersWhen").asText().equals(event.when()) && holds(logic, event)) {
            LOG.debug("Rule {} runs on {}", rule.path("name").asText(), event.incidentId());
            StreamSupport.stream(rule.at("/properties/actions").spliterator(), false)
                    .sorted(Comparator.comparingInt(
                            action -> action.path("order").asInt()))
                    .forEach(action -> actions.carryOut(action, event));
        }
    }

    private boolean isLive(JsonNode logic) {
        String expires = logic.path("expirationTimeUtc").asText("null");
        boolean expired = !expires.equals("null")
                && !expires.isEmpty()
                && isPast(OffsetDateTime.parse(expires).toInstant());
        return logic.path("isEnabled").asBoolean() && !expired;
    }

    private boolean isPast(Instant time) {
        return !time.isAfter(tenant.clock().instant());
    }

    private boolean holds(JsonNode logic, IncidentEvent event) {
        List<ObjectNode> entities = actions.entities(event);
        return StreamSupport.stream(logic.path("conditions").spliterator(), false)
                .allMatch(condition -> RuleConditions.holds(condition, event, entities));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
