package dev.cordon.range.http;

/** Error answers in the shape that ARM and most of Azure use. */
public final class Errors {
    private Errors() {}

    /** An error answer {@code {"error":{"code","message"}}}, with the code as a header too. */
    public static Answer error(int status, String code, String message) {
        var body = Json.object();
        body.putObject("error").put("code", code).put("message", message);
        return Answer.json(status, body).with("x-ms-failure-cause", status >= 500 ? "service" : "gateway");
    }

    /** The same as something to throw. */
    public static Refusal refusal(int status, String code, String message) {
        return new Refusal(error(status, code, message));
    }
}
