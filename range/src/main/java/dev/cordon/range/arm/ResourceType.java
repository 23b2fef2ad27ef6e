package dev.cordon.range.arm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One ARM resource type over the store: reads and lists come with it, writes and actions are what a type adds.
 *
 * <p>A type that overrides {@link #put}, {@link #patch} or {@link #delete} names the method in its constructor, so
 * that everything else is answered 501.
 */
public abstract class ResourceType implements ArmHandler {
    private static final int PAGE = 100;

    protected final Tenant tenant;
    private final String type;
    private final Set<String> methods = new TreeSet<>(List.of("GET", "HEAD"));
    private final Map<String, Function<ArmRequest, Answer>> actions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> actionNames = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * @param type the type in its official spelling
     * @param writes the writing methods this type implements
     */
    protected ResourceType(Tenant tenant, String type, String... writes) {
        this.tenant = tenant;
        this.type = type;
        methods.addAll(List.of(writes));
    }

    /** The type in its official spelling. */
    public final String type() {
        return type;
    }

    /** Adds an action that is posted to a resource of this type. */
    protected final void action(String name, Function<ArmRequest, Answer> what) {
        actions.put(name, what);
        actionNames.put(name, name);
    }

    @Override
    public boolean handles(ArmRequest request) {
        ArmPath path = request.path();
        if (request.method().equals("POST")) {
            return !path.isInstance() && path.parentType().equalsIgnoreCase(type) && actions.containsKey(path.name());
        }
        boolean collectionRead = path.isInstance() || request.reads();
        return path.type().equalsIgnoreCase(type) && methods.contains(request.method()) && collectionRead;
    }

    @Override
    public String action(ArmRequest request) {
        return switch (request.method()) {
            case "GET", "HEAD" -> type + "/read";
            case "DELETE" -> type + "/delete";
            case "POST" -> type + "/" + actionNames.get(request.path().name()) + "/action";
            default -> type + "/write";
        };
    }

    @Override
    public Answer answer(ArmRequest request) {
        return switch (request.method()) {
            case "GET", "HEAD" -> request.path().isInstance() ? get(request) : list(request);
            case "PUT" -> put(request);
            case "PATCH" -> patch(request);
            case "DELETE" -> delete(request);
            default -> post(request);
        };
    }

    private Answer post(ArmRequest request) {
        Function<ArmRequest, Answer> what = actions.get(request.path().name());
        if (what == null) {
            throw notImplemented(request);
        }
        return what.apply(request);
    }

    /** Answers one resource. */
    protected Answer get(ArmRequest request) {
        return shown(request, 200, existing(request));
    }

    /** Answers every resource of this type below the path's scope, in pages. */
    protected Answer list(ArmRequest request) {
        List<ObjectNode> all = tenant.store().under(request.path().collectionScope()).stream()
                .filter(resource -> isListed(request, resource))
                .toList();
        return page(request, all, PAGE);
    }

    /** Whether a resource below the scope of a list belongs to it. */
    protected boolean isListed(ArmRequest request, ObjectNode resource) {
        return ArmPath.of(resource.path("id").asText()).type().equalsIgnoreCase(type);
    }

    /** Creates or replaces a resource. */
    protected Answer put(ArmRequest request) {
        throw notImplemented(request);
    }

    /** Changes part of a resource. */
    protected Answer patch(ArmRequest request) {
        throw notImplemented(request);
    }

    /** Removes a resource. */
    protected Answer delete(ArmRequest request) {
        throw notImplemented(request);
    }

    /** How a stored resource looks to the client that asks for it. */
    protected ObjectNode view(ArmRequest request, ObjectNode stored) {
        return stored;
    }

    /** An answer carrying a resource as the client sees it, with its etag as a header. */
    protected final Answer shown(ArmRequest request, int status, ObjectNode stored) {
        Answer answer = Answer.json(status, Views.visible(view(request, stored)));
        return stored.hasNonNull("etag")
                ? answer.with("ETag", stored.path("etag").asText())
                : answer;
    }

    /** The resource that the path names or whose action it is; 404 where there is none. */
    protected final ObjectNode existing(ArmRequest request) {
        ArmPath path = request.path().resource();
        return tenant.store().find(path.text()).orElseThrow(() -> notFound(path));
    }

    /** The 404 that ARM answers for a resource. */
    protected static Refusal notFound(ArmPath path) {
        String namespace = path.namespace() == null ? "" : path.namespace();
        String below = path.type().substring(Math.min(path.type().length(), namespace.length() + 1));
        String message = "The Resource '" + namespace + "/" + below + "/" + path.name() + "' under resource group '"
                + path.resourceGroup().orElse("<null>")
                + "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix";
        return Errors.refusal(404, "ResourceNotFound", message);
    }

    /** The id for a resource made at this path: the spelling of what exists already wins. */
    protected final String idFor(ArmRequest request) {
        return tenant.store()
                .find(request.path().text())
                .map(resource -> resource.path("id").asText())
                .orElseGet(() -> CanonicalId.of(request.path(), type));
    }

    /** An answer listing one page of the given resources, with the address of the next one. */
    protected final Answer page(ArmRequest request, List<ObjectNode> all, int size) {
        return Pages.answer(
                request, all.stream().map(r -> Views.visible(view(request, r))).toList(), size);
    }

    /** A list in one page. */
    protected static ObjectNode listOf(List<ObjectNode> resources) {
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        resources.forEach(value::add);
        return body;
    }

    private Refusal notImplemented(ArmRequest request) {
        return Errors.refusal(501, "NotImplemented", "The range does not implement " + action(request) + ".");
    }
}
