package dev.cordon.range;

import dev.cordon.range.tenant.LatencyProfile;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs a range until it is stopped. */
public final class RangeMain {
    private static final String USAGE = "usage: range [--state DIR] [--host ADDRESS] [--port N] [--admin-port N]"
            + " [--proxy-port N] [--latencies fast|azure]";

    private static final String LOGGING = "logback.configurationFile";

    private RangeMain() {}

    /** Starts the range that the arguments describe, and prints one line when it is ready. */
    public static void main(String[] arguments) throws InterruptedException {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "dev/cordon/range/logback.xml");
        }
        RangeOptions options;
        try {
            options = options(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + System.lineSeparator() + USAGE);
            System.exit(2);
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Range range = Range.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            range.close();
            stopped.countDown();
        }));
        System.out.println("range ready: " + range.url() + " admin " + range.adminUrl() + " proxy " + range.proxyUrl()
                + " ca " + range.caFile());
        stopped.await();
    }

    static RangeOptions options(String[] arguments) {
        RangeOptions options = RangeOptions.in(Path.of(".cordon/range")).withLatencies(LatencyProfile.AZURE);
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            options = with(options, arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private static RangeOptions with(RangeOptions options, String name, String value) {
        return switch (name) {
            case "--state" ->
                new RangeOptions(
                        Path.of(value),
                        options.host(),
                        options.port(),
                        options.adminPort(),
                        options.proxyPort(),
                        options.latencies(),
                        options.clock());
            case "--host" -> options.withHost(value);
            case "--port" -> options.withPort(port(name, value));
            case "--admin-port" -> options.withAdminPort(port(name, value));
            case "--proxy-port" -> options.withProxyPort(port(name, value));
            case "--latencies" -> options.withLatencies(LatencyProfile.of(value));
            default -> throw new IllegalArgumentException("unknown argument " + name);
        };
    }

    private static int port(String name, String value) {
        if (!value.matches("\\d{1,5}")) {
            throw new IllegalArgumentException(name + " must be a port from 0 to 65535, but was '" + value + "'");
        }
        return Integer.parseInt(value);
    }
}
