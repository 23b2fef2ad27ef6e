package dev.cordon.range.logic.runtime;

/** {@code Scope}: actions that end as one. */
final class Grouping implements ActionType {
    @Override
    public Outcome carryOut(Action action, Run run) {
        Status status = run.within(action.branches().get(0));
        return status == Status.Succeeded
                ? Outcome.of(status, "OK", "")
                : Outcome.of(status, "ActionFailed", "An action failed. No dependent actions succeeded.");
    }
}
