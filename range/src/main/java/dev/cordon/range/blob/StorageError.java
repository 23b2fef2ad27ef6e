package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Refusal;
import java.time.Instant;

/** Refusals of the blob service, in the XML that storage clients read. */
final class StorageError {
    private StorageError() {}

    static Refusal of(int status, String code, String message) {
        return new Refusal(answer(status, code, message));
    }

    static Answer answer(int status, String code, String message) {
        String body = new Xml("Error")
                .text("Code", code)
                .text("Message", message + "\nTime:" + Instant.now())
                .finish();
        return Answer.text(status, "application/xml", body).with("x-ms-error-code", code);
    }

    static Refusal blobNotFound() {
        return of(404, "BlobNotFound", "The specified blob does not exist.");
    }

    static Refusal containerNotFound() {
        return of(404, "ContainerNotFound", "The specified container does not exist.");
    }

    static Refusal missingHeader(String name) {
        return of(
                400,
                "MissingRequiredHeader",
                "An HTTP header that's mandatory for this request is not specified: " + name + ".");
    }

    static Refusal invalidHeader(String name, String value) {
        return of(
                400,
                "InvalidHeaderValue",
                "The value for one of the HTTP headers is not in the correct format: " + name + " '" + value + "'.");
    }

    static Refusal invalidQuery(String name, String value) {
        return of(
                400,
                "InvalidQueryParameterValue",
                "Value for one of the query parameters specified in the request URI is invalid: " + name + " '" + value
                        + "'.");
    }

    static Refusal invalidXml() {
        return of(400, "InvalidXmlDocument", "XML specified is not syntactically valid.");
    }

    static Refusal notImplemented(String operation) {
        return of(501, "NotImplemented", "The range does not implement the blob operation " + operation + ".");
    }
}
