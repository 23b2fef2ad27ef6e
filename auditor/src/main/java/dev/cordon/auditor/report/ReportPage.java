package dev.cordon.auditor.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Renders a report as one page: no script, and nothing that it would fetch. */
public final class ReportPage {
    private static final Template PAGE = Mustache.compiler()
            .emptyStringIsFalse(true)
            .withLoader(ReportPage::read)
            .compile(read("report"));

    private ReportPage() {}

    public static String render(Report report) {
        return PAGE.execute(new PageContent(report).content());
    }

    private static Reader read(String name) {
        InputStream file = ReportPage.class.getResourceAsStream(name + ".mustache");
        return new InputStreamReader(Objects.requireNonNull(file, name), StandardCharsets.UTF_8);
    }
}
