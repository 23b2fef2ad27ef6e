package dev.cordon.azure.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cordon.azure.arm.Json;
import org.junit.jupiter.api.Test;

class PermissionTest {
    private static final String WRITE = "Microsoft.Network/networkInterfaces/write";

    @Test
    void a_star_stands_for_any_characters_and_slashes() {
        assertThat(allowing("*").allows(WRITE)).isTrue();
        assertThat(allowing("Microsoft.Network/*").allows(WRITE)).isTrue();
        assertThat(allowing("*/write").allows(WRITE)).isTrue();
        assertThat(allowing("*/read").allows(WRITE)).isFalse();
        assertThat(allowing("Microsoft.Network/networkInterfaces").allows(WRITE))
                .isFalse();
    }

    @Test
    void a_dot_stands_for_itself_and_case_does_not_matter() {
        assertThat(allowing("MicrosoftXNetwork/*").allows(WRITE)).isFalse();
        assertThat(allowing("microsoft.network/NETWORKINTERFACES/Write").allows(WRITE))
                .isTrue();
    }

    @Test
    void what_an_assignment_takes_out_it_does_not_allow() {
        Permission permission =
                permission("{'actions':['*'],'notActions':['Microsoft.Network/*/write'],'dataActions':['*']}");
        assertThat(permission.allows(WRITE)).isFalse();
        assertThat(permission.allows("Microsoft.Network/networkInterfaces/read"))
                .isTrue();
        assertThat(permission.allowsData(WRITE)).isTrue();
    }

    @Test
    void the_right_to_a_resource_is_no_right_to_its_data() {
        assertThat(allowing("*").allowsData("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"))
                .isFalse();
    }

    private static Permission allowing(String action) {
        return permission("{'actions':['" + action + "']}");
    }

    private static Permission permission(String json) {
        try {
            return new Permission(Json.MAPPER.readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
