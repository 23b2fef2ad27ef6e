package dev.cordon.runbook.incident;

import dev.cordon.engine.Step;

/** The steps of {@link HandleIncident}, in order. None is undone: its children undo what they changed. */
public enum HandleIncidentStep implements Step {
    READ("read the incident", ""),
    MAP("map what it names", ""),
    RESPOND("start the runbooks and follow them", ""),
    WRITE_BACK("see that Sentinel and people know", ""),
    CHECK_VAULT("check that the vault is locked", "the record then goes to a vault in which it may not last"),
    CLOSE_RECORD("close the record in the vault", "the vault then lacks what the incident named and what was done"),
    SEAL("seal the chain of custody", "nothing then vouches for the completeness of the record");

    private final String title;
    private final String skipMeans;

    HandleIncidentStep(String title, String skipMeans) {
        this.title = title;
        this.skipMeans = skipMeans;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String skipMeans() {
        return skipMeans;
    }
}
