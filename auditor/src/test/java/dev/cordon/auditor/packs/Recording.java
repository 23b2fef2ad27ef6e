package dev.cordon.auditor.packs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.auditor.pack.Digest;
import dev.cordon.auditor.pack.PackJson;
import dev.cordon.auditor.verify.Dossier;
import dev.cordon.capability.custody.Provenance;
import dev.cordon.capability.evidence.ActivityLogSlice;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.record.RecordToKeep;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets the vault in memory answer what is its own, and says of every other answer truly how it came about. */
final class Recording extends WorkerInterceptorBase {
    private final VaultInMemory vault;

    Recording(VaultInMemory vault) {
        this.vault = vault;
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            private @Nullable Provenance provenance;

            @Override
            public void init(ActivityExecutionContext context) {
                provenance = new Provenance(
                        Instant.now(),
                        Instant.now(),
                        "principal-cordon",
                        Dossier.TOOL,
                        context.getInfo().getActivityId(),
                        context.getInfo().getAttempt(),
                        null);
                super.init(context);
            }

            @Override
            public ActivityOutput execute(ActivityInput input) {
                Object argument = input.getArguments().length == 0 ? null : input.getArguments()[0];
                Provenance how = Objects.requireNonNull(provenance);
                if (argument instanceof Plan plan) {
                    return new ActivityOutput(Digest.sha256(Signing.canonical(plan)));
                }
                if (argument instanceof RecordToKeep || argument instanceof ActivityLogSlice) {
                    super.execute(input); // later calls look for it in the fake
                }
                Object answer = vault.answer(argument, how);
                return answer == null ? attributed(super.execute(input), how) : new ActivityOutput(answer);
            }
        };
    }

    private static ActivityInboundCallsInterceptor.ActivityOutput attributed(
            ActivityInboundCallsInterceptor.ActivityOutput output, Provenance how) {
        Object result = output.getResult();
        JsonNode json = PackJson.mapper().valueToTree(result);
        if (!json.has("provenance")) {
            return output;
        }
        try {
            ((ObjectNode) json).set("provenance", PackJson.mapper().valueToTree(how));
            return new ActivityInboundCallsInterceptor.ActivityOutput(
                    PackJson.mapper().treeToValue(json, result.getClass()));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
