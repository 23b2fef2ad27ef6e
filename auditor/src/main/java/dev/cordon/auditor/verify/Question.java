package dev.cordon.auditor.verify;

/** Something to ask of a run's record. */
interface Question {
    /** In a few words. */
    String name();

    Check ask(Dossier dossier);
}
