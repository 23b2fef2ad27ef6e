package dev.cordon.starter.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.time.Clock;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beyond the single operations: tokens, problems, and how to wait for a run. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    static final String PROBLEM = "#/components/schemas/Problem";

    private static final String BEARER = "entra";
    private static final Map<String, String> REFUSALS = Map.of(
            "401", "No bearer token, or one that is not accepted.",
            "403", "The token carries none of the app roles that may do this.",
            "503", "Temporal does not answer; send the same request again after Retry-After.");
    private static final Map<String, String> REFUSED_BODIES = Map.of(
            "400", "The body is not JSON.",
            "413", "The body is too large.",
            "415", "The body's content type is not application/json.",
            "422", "A field is missing, malformed or unknown, or names something that cannot be isolated.");

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Cordon starter")
                        .version("v1")
                        .description("Starts incident-response runbooks and answers what became of them. A request that"
                                + " is sent again joins the run that exists. Every POST answers 202 with a Location"
                                + " to ask until it answers 200.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .components(new Components().addSecuritySchemes(BEARER, bearer()));
    }

    @Bean
    OpenApiCustomizer refusalsAndWaiting() {
        return api -> {
            api.getComponents().addSchemas("Problem", problem());
            api.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::complete));
        };
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("An access token of Microsoft Entra for this API, version 1 or 2.");
    }

    private static void complete(Operation operation) {
        boolean open =
                operation.getSecurity() != null && operation.getSecurity().isEmpty();
        if (open) {
            return;
        }
        REFUSALS.forEach((status, words) -> refuse(operation, status, words));
        if (operation.getRequestBody() != null) {
            REFUSED_BODIES.forEach((status, words) -> refuse(operation, status, words));
        }
        ApiResponse accepted = operation.getResponses().get("202");
        if (accepted != null) {
            accepted.addHeaderObject(
                    "Location", header("What to ask until the run has ended.", new StringSchema().format("uri")));
            accepted.addHeaderObject("Retry-After", header("In how many seconds to ask.", new IntegerSchema()));
        }
    }

    private static void refuse(Operation operation, String status, String words) {
        operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(words)
                                .content(new Content()
                                        .addMediaType(
                                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                                new MediaType().schema(new Schema<>().$ref(PROBLEM)))));
    }

    private static Header header(String words, Schema<?> schema) {
        return new Header().description(words).schema(schema);
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("Why a request was refused (RFC 9457).")
                .addProperty("type", new StringSchema().format("uri").example("urn:cordon:problem:invalid-field"))
                .addProperty("title", new StringSchema().example("Unprocessable Content"))
                .addProperty("status", new IntegerSchema().example(422))
                .addProperty("detail", new StringSchema().description("What is wrong, in a sentence."))
                .addProperty(
                        "field",
                        new StringSchema()
                                .description("Which field it is about.")
                                .example("vmId"))
                .addProperty("instance", new StringSchema().format("uri"));
    }
}
