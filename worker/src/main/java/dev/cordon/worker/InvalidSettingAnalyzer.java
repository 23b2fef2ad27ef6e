package dev.cordon.worker;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a wrong setting as one sentence, where Spring would print a stack trace. */
public final class InvalidSettingAnalyzer extends AbstractFailureAnalyzer<InvalidSetting> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSetting cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Correct the property in application.yml or in the environment, and start the worker again.",
                cause);
    }
}
