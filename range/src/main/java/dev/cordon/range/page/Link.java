package dev.cordon.range.page;

import dev.cordon.range.notify.WebAddress;
import java.util.Optional;

/**
 * A link that somebody else wrote.
 *
 * @param title what it says
 * @param url where it leads: always http or https
 */
record Link(String title, String url) {
    Link {
        if (!WebAddress.isOne(url)) {
            throw new IllegalArgumentException("url must be an absolute http or https address, but was '" + url + "'");
        }
    }

    /** A link, where the address is one that a page may lead to. */
    static Optional<Link> of(String title, String url) {
        return WebAddress.isOne(url) ? Optional.of(new Link(title.isBlank() ? url : title, url)) : Optional.empty();
    }
}
