package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Caller;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What concerns an account's blob service as a whole. */
final class ServiceOperations {
    private static final Duration LONGEST_DELEGATION = Duration.ofDays(7);

    private ServiceOperations() {}

    static Answer properties(BlobCall call) {
        String stored = call.account().serviceProperties;
        return Answer.text(200, "application/xml", stored.isEmpty() ? initial(call.account()) : stored);
    }

    private static String initial(Account account) {
        Xml xml = new Xml("StorageServiceProperties");
        xml.open("Logging")
                .text("Version", "1.0")
                .text("Delete", false)
                .text("Read", false)
                .text("Write", false);
        xml.open("RetentionPolicy").text("Enabled", false).close().close();
        metrics(xml, "HourMetrics");
        metrics(xml, "MinuteMetrics");
        xml.empty("Cors");
        xml.open("DeleteRetentionPolicy").text("Enabled", account.deleteRetentionDays > 0);
        if (account.deleteRetentionDays > 0) {
            xml.text("Days", account.deleteRetentionDays);
        }
        xml.close();
        xml.open("StaticWebsite").text("Enabled", false).close();
        return xml.finish();
    }

    private static void metrics(Xml xml, String name) {
        xml.open(name).text("Version", "1.0").text("Enabled", false);
        xml.open("RetentionPolicy").text("Enabled", false).close().close();
    }

    static Answer accountInformation(BlobCall call) {
        return Answer.empty(200)
                .with("x-ms-sku-name", "Standard_LRS")
                .with("x-ms-account-kind", "StorageV2")
                .with("x-ms-is-hns-enabled", "false");
    }

    static Answer setProperties(BlobCall call) {
        String body = call.call().text();
        XmlBody given = XmlBody.parse(body);
        given.child("DeleteRetentionPolicy").ifPresent(policy -> call.account().deleteRetentionDays(days(policy)));
        call.account().serviceProperties = body;
        return Answer.empty(202);
    }

    private static int days(XmlBody policy) {
        boolean on = policy.textOf("Enabled").filter("true"::equalsIgnoreCase).isPresent();
        return on ? policy.textOf("Days").map(Integer::parseInt).orElse(7) : 0;
    }

    /** Gives the caller a key to sign with in its own name; it is derived, so none needs to be kept. */
    static Answer userDelegationKey(BlobCall call) {
        Caller caller = call.call().caller();
        if (caller == null) {
            throw Authorizer.unauthenticated("Only a token of the directory can ask for a user delegation key.");
        }
        XmlBody info = XmlBody.parse(call.call().text());
        Instant expiry = time(info.textOf("Expiry").orElseThrow(StorageError::invalidXml));
        Instant start = info.textOf("Start")
                .filter(text -> !text.isEmpty())
                .map(ServiceOperations::time)
                .orElse(Instant.now());
        if (!expiry.isAfter(start)
                || expiry.isAfter(Instant.now().plus(LONGEST_DELEGATION).plusSeconds(300))) {
            throw StorageError.of(
                    400,
                    "InvalidXmlNodeValue",
                    "Expiry must lie after Start and within 7 days, but is " + expiry + ".");
        }
        String tenant = caller.claims().getOrDefault("tid", "");
        String version = call.header("x-ms-version").orElse("2020-12-06");
        String from = Timestamps.seconds(start);
        String until = Timestamps.seconds(expiry);
        String fields = String.join("\n", caller.objectId(), tenant, from, until, "b", version) + "\n";
        Xml xml = new Xml("UserDelegationKey")
                .text("SignedOid", caller.objectId())
                .text("SignedTid", tenant)
                .text("SignedStart", from)
                .text("SignedExpiry", until)
                .text("SignedService", "b")
                .text("SignedVersion", version)
                .text("Value", Signature.of(fields, call.account().delegationSecret));
        return Answer.text(200, "application/xml", xml.finish());
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw StorageError.of(400, "InvalidXmlNodeValue", "'" + text + "' is no time in ISO 8601 UTC.");
        }
    }
}
