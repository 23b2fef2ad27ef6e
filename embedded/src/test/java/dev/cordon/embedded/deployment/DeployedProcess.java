package dev.cordon.embedded.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A worker or a starter as a file has it deployed.
 *
 * @param program which of the two it is
 * @param environment what it is told; what comes from a secret is the word "secret"
 * @param spec the service or the pod
 */
record DeployedProcess(String name, String program, Map<String, String> environment, JsonNode spec) {
    static final Path COMPOSE = Path.of("..", "docker-compose.yml");

    private static final Path KUBERNETES = Path.of("..", "deploy", "kubernetes");
    private static final String OF_CORDON = "worker|starter";
    private static final String SECRET = "secret";

    @Override
    public String toString() {
        return name;
    }

    /** The processes of docker-compose.yml. */
    static List<DeployedProcess> ofCompose() {
        return documents(COMPOSE).get(0).path("services").properties().stream()
                .filter(service ->
                        service.getValue().at("/build/target").asText().matches(OF_CORDON))
                .map(service -> new DeployedProcess(
                        service.getKey(),
                        service.getValue().at("/build/target").asText(),
                        written(service.getValue().path("environment")),
                        service.getValue()))
                .toList();
    }

    /** The processes of the Kubernetes manifests. */
    static List<DeployedProcess> ofKubernetes() {
        List<JsonNode> objects =
                manifests().stream().flatMap(file -> documents(file).stream()).toList();
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals("Deployment"))
                .map(deployment -> ofKubernetes(deployment, objects))
                .toList();
    }

    static List<Path> manifests() {
        try (Stream<Path> files = Files.list(KUBERNETES)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file of YAML says; a key that stands twice in one mapping is refused. */
    static List<JsonNode> documents(Path file) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        ObjectMapper mapper = new ObjectMapper();
        try {
            return StreamSupport.stream(
                            new Yaml(new SafeConstructor(strict))
                                    .loadAll(Files.readString(file))
                                    .spliterator(),
                            false)
                    .map(mapper::<JsonNode>valueToTree)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DeployedProcess ofKubernetes(JsonNode deployment, List<JsonNode> objects) {
        JsonNode pod = deployment.at("/spec/template");
        JsonNode container = pod.at("/spec/containers/0");
        Map<String, String> environment = new LinkedHashMap<>();
        for (JsonNode from : container.path("envFrom")) {
            environment.putAll(
                    written(named("ConfigMap", from.at("/configMapRef/name").asText(), objects)
                            .path("data")));
        }
        for (JsonNode variable : container.path("env")) {
            environment.put(
                    variable.path("name").asText(), variable.path("value").asText(SECRET));
        }
        return new DeployedProcess(
                deployment.at("/metadata/name").asText(),
                container.path("image").asText().replaceFirst("^cordon-(" + OF_CORDON + "):.*", "$1"),
                environment,
                pod);
    }

    private static JsonNode named(String kind, String name, List<JsonNode> objects) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + kind + " " + name));
    }

    /** Compose's own variables as they are where nobody set them, and required ones as a secret. */
    private static Map<String, String> written(JsonNode variables) {
        Map<String, String> written = new LinkedHashMap<>();
        variables
                .properties()
                .forEach(each -> written.put(
                        each.getKey(),
                        each.getValue()
                                .asText()
                                .replaceAll("\\$\\{\\w+:-([^}]*)}", "$1")
                                .replaceAll("\\$\\{\\w+:\\?[^}]*}", SECRET)));
        return written;
    }
}
