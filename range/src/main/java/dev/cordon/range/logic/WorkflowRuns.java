package dev.cordon.range.logic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The runs of a Logic App, newest first. */
final class WorkflowRuns extends ResourceType {
    static final String TYPE = Workflows.TYPE + "/runs";

    private static final Pattern STATUS =
            Pattern.compile("\\s*status\\s+eq\\s+'([A-Za-z]+)'\\s*", Pattern.CASE_INSENSITIVE);

    private final Contents contents;

    WorkflowRuns(Tenant tenant, Contents contents) {
        super(tenant, TYPE);
        this.contents = contents;
    }

    @Override
    protected Answer list(ArmRequest request) {
        String filter = request.call().query("$filter").orElse("");
        Matcher status = STATUS.matcher(filter);
        if (!filter.isBlank() && !status.matches()) {
            throw Errors.refusal(
                    501, "NotImplemented", "The range does not implement $filter '" + filter + "' for runs.");
        }
        List<ObjectNode> runs = tenant.store().under(request.path().collectionScope()).stream()
                .filter(resource -> isListed(request, resource))
                .filter(run -> filter.isBlank()
                        || run.at("/properties/status").asText().equalsIgnoreCase(status.group(1)))
                .toList();
        return page(request, runs, pageSize(request));
    }

    private static int pageSize(ArmRequest request) {
        String top = request.call().query("$top").orElse("30");
        if (!top.matches("[1-9]\\d{0,2}")) {
            throw Errors.refusal(400, "InvalidTop", "The '$top' must be from 1 to 999, but was '" + top + "'.");
        }
        return Integer.parseInt(top);
    }

    @Override
    protected ObjectNode view(ArmRequest request, ObjectNode stored) {
        ObjectNode shown = stored.deepCopy();
        ObjectNode trigger = shown.withObjectProperty("properties").withObjectProperty("trigger");
        contents.link(request, stored, trigger, "outputs", "TriggerOutputs");
        return shown;
    }
}
