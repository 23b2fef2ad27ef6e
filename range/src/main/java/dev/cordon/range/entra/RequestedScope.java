package dev.cordon.range.entra;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one resource a token request names, and the permissions asked for on it.
 *
 * @param resource the resource, spelled as the client did
 * @param permissions the last part of each scope, such as {@code .default}
 * @param openId the OpenID scopes among them
 */
record RequestedScope(String resource, List<String> permissions, List<String> openId) {
    private static final Set<String> OPEN_ID = Set.of("openid", "profile", "offline_access", "email");

    /** Reads a request of the newer endpoint ({@code scope}) or of the older one ({@code resource}). */
    static RequestedScope of(TokenForm form) {
        if (form.field("scope").isEmpty() || form.field("resource").isPresent()) {
            return new RequestedScope(form.required("resource"), List.of(".default"), openId(form));
        }
        List<String> scopes =
                split(form).filter(scope -> !OPEN_ID.contains(scope)).toList();
        Set<String> resources = new LinkedHashSet<>();
        scopes.forEach(scope -> resources.add(resourceOf(scope)));
        if (resources.size() > 1) {
            throw AadError.SEVERAL_RESOURCES.because("Provided value for the input parameter scope is not valid because"
                    + " it contains more than one resource: " + String.join(", ", resources) + ".");
        }
        String resource = resources.stream().findFirst().orElse("https://graph.microsoft.com");
        return new RequestedScope(
                resource, scopes.stream().map(RequestedScope::permissionOf).toList(), openId(form));
    }

    boolean isDefault() {
        return permissions.equals(List.of(".default"));
    }

    boolean wantsRefreshToken() {
        return openId.contains("offline_access");
    }

    boolean wantsIdToken() {
        return openId.contains("openid");
    }

    /** The permissions as an access token names them; those of OpenID where no others were asked for. */
    List<String> granted() {
        if (isDefault()) {
            return List.of("user_impersonation");
        }
        return permissions.isEmpty() ? openId : permissions;
    }

    /** What the client is told that it was given. */
    String given() {
        Stream<String> onResource =
                permissions.isEmpty() ? Stream.empty() : granted().stream().map(name -> resource + "/" + name);
        return Stream.concat(onResource, openId.stream()).collect(Collectors.joining(" "));
    }

    private static List<String> openId(TokenForm form) {
        return split(form).filter(OPEN_ID::contains).toList();
    }

    private static Stream<String> split(TokenForm form) {
        return form.field("scope").stream()
                .flatMap(text -> Stream.of(text.trim().split("\\s+")));
    }

    // Only the last slash parts resource and permission: a resource may itself end with one (https://host//.default).
    private static String resourceOf(String scope) {
        int slash = scope.lastIndexOf('/');
        return slash < 0 ? "https://graph.microsoft.com" : scope.substring(0, slash);
    }

    private static String permissionOf(String scope) {
        return scope.substring(scope.lastIndexOf('/') + 1);
    }
}
