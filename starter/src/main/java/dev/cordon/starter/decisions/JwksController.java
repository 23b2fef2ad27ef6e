package dev.cordon.starter.decisions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes what signatures of decisions are verified with. */
@RestController
@Tag(name = "Decisions")
class JwksController {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final DecisionSigner signer;

    JwksController(DecisionSigner signer) {
        this.signer = signer;
    }

    @Operation(
            operationId = "decisionKeys",
            summary = "The keys that verify the signatures of decisions",
            description = "A JWK set. Open to everybody; workers and auditors are configured with it.")
    @ApiResponse(responseCode = "200", description = "The public keys; none if this starter signs no decisions.")
    @SecurityRequirements
    @GetMapping(path = "/api/v1/decisions/jwks", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(signer.published());
    }
}
