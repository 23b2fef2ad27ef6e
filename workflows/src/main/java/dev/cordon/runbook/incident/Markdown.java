package dev.cordon.runbook.incident;

/** Text that others wrote, put into Markdown as nothing but text: attackers name machines and write titles too. */
final class Markdown {
    private Markdown() {}

    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(each -> {
            if (Character.isISOControl(each)) {
                plain.append(' ');
            } else if (each == '<') {
                plain.append("&lt;");
            } else {
                if ("\\`*[]|#~".indexOf(each) >= 0) {
                    plain.append('\\');
                }
                plain.appendCodePoint(each);
            }
        });
        return plain.toString();
    }
}
