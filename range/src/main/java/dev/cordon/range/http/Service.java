package dev.cordon.range.http;

/** A part of the simulated cloud that answers some of the requests arriving at the one HTTPS origin. */
public interface Service {
    /** Whether this service is the one to answer; the first that accepts gets the call. */
    boolean accepts(Call call);

    /** The operation's name as Azure's RBAC and Activity Log spell it, such as {@code Microsoft.Compute/disks/read}. */
    String operationName(Call call);

    /**
     * Carries the request out.
     *
     * @throws Refusal where the answer is an error that was found on the way
     */
    Answer answer(Call call);
}
