package dev.cordon.engine.gate;

import java.util.Locale;

/** A question as the Temporal UI shows it: what is asked, what each answer does, and the JSON to send. */
final class QuestionText {
    private QuestionText() {}

    static String render(Question question) {
        StringBuilder text = new StringBuilder();
        text.append("**").append(question.asks()).append("**\n\n");
        text.append("Gate `").append(question.gate()).append('`');
        text.append(", asked at ").append(question.openedAt());
        if (question.expiresAt() != null) {
            text.append(", expires at ").append(question.expiresAt());
        }
        text.append(". Counts: ").append(sources(question)).append(".\n\n");
        text.append("| Choice | What it does | People |\n|---|---|---|\n");
        for (Choice choice : question.choices()) {
            text.append("| `").append(choice.name()).append("` | ").append(choice.means());
            text.append(" | ").append(choice.people()).append(" |\n");
        }
        text.append("\nTo decide here: More Actions, Send a Signal, name `decide`, with\n\n```json\n");
        text.append(sample(question)).append("\n```\n");
        return text.toString();
    }

    static String sample(Question question) {
        return "{\n"
                + "  \"gate\": \"" + question.gate() + "\",\n"
                + "  \"run\": \"" + question.run() + "\",\n"
                + "  \"planHash\": \"" + question.planHash() + "\",\n"
                + "  \"choice\": \"" + question.choices().get(0).name() + "\",\n"
                + "  \"decider\": \"your.name@example.com\",\n"
                + "  \"comment\": \"\"\n"
                + "}";
    }

    private static String sources(Question question) {
        return question.accepts().stream()
                        .map(source -> source.name().toLowerCase(Locale.ROOT))
                        .reduce((one, other) -> one + " or " + other)
                        .orElse("no")
                + " decisions";
    }
}
