package dev.cordon.embedded.wholepath;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.cordon.embedded.tenant.Person;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The installed browser, as people look at the console with it; a test that needs it fails without it. */
final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(installed()).setArgs(FLAGS));
    private final String console;

    Chromium(String starter) {
        this.console = starter + "/console";
    }

    /** The console before a person who has just signed in. */
    Page signedIn(Person person) {
        return signIn(page(1280, 900, ColorScheme.LIGHT), person);
    }

    /** The same on a phone that is set to dark mode. */
    Page signedInOnPhone(Person person) {
        return signIn(page(390, 844, ColorScheme.DARK), person);
    }

    private Page signIn(Page page, Person person) {
        page.navigate(console);
        page.fill("#login", person.user());
        page.fill("#passwd", person.password());
        page.click("button:has-text('Sign in')");
        page.waitForURL(console + "**");
        return page;
    }

    /** A browser of its own for each person. The range's authority is known to the starter, not to the browser. */
    private Page page(int width, int height, ColorScheme scheme) {
        return browser.newContext(new Browser.NewContextOptions()
                        .setIgnoreHTTPSErrors(true)
                        .setViewportSize(width, height)
                        .setColorScheme(scheme))
                .newPage();
    }

    private static Path installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no chromium, chromium-browser or google-chrome on the PATH; ./cordon test installs one"));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
