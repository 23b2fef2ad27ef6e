package dev.cordon.embedded.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The template as a validator judges it that knows nothing of Cordon, by the schemas that Microsoft publishes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SentinelSchemaTest {
    private static final String PUBLISHED = "https://schema.management.azure.com/schemas/";
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V4,
            factory -> factory.schemaMappers(mappers -> mappers.mapPrefix(PUBLISHED, "classpath:microsoft/schemas/")));
    private static final SchemaValidatorsConfig AS_REFERRED_TO =
            SchemaValidatorsConfig.builder().preloadJsonSchema(false).build();

    private final JsonSchema template = SCHEMAS.getSchema(Template.file("azuredeploy.schema.json"), AS_REFERRED_TO);

    @Test
    void the_template_is_valid() {
        assertThat(template.validate(Template.read().json())).isEmpty();
    }

    @Test
    void the_sample_of_its_parameters_is_valid() {
        JsonSchema parameters = SCHEMAS.getSchema(
                SchemaLocation.of(PUBLISHED + "2019-04-01/deploymentParameters.json"), AS_REFERRED_TO);

        assertThat(parameters.validate(Template.file("azuredeploy.parameters.json")))
                .isEmpty();
    }

    /** What is not found here would not be found in the template either. */
    @ParameterizedTest
    @CsvSource({
        "\"ChangedTo\", \"ChangesTo\"",
        "\"IncidentStatus\", \"Status\"",
        "\"PropertyChanged\", \"PropertyChange\"",
        "\"Alerts\", \"Alert\"",
        "\"Updated\", \"Changed\"",
        "\"triggersOn\", \"triggerOn\"",
        "\"RunPlaybook\", \"StartPlaybook\"",
        "\"actionType\", \"type\"",
        "\"order\": 103, \"order\": \"last\"",
        "\"state\": \"Enabled\", \"state\": \"On\"",
        "\"principalId\": , \"principal\": ",
        "\"principalType\": \"ServicePrincipal\", \"principalType\": \"Application\"",
        "\"apiVersion\": \"2022-04-01\", \"apiVersion\": \"2022-04-02\""
    })
    void a_planted_mistake_is_found(String right, String wrong) throws IOException {
        String text = Template.read().json().toPrettyString().replace("\" : ", "\": ");
        assertThat(text).contains(right);
        JsonNode mistaken = new ObjectMapper().readTree(text.replace(right, wrong));

        assertThat(template.validate(mistaken)).isNotEmpty();
    }
}
