package dev.cordon.starter.console;

import dev.cordon.engine.InvalidField;
import dev.cordon.starter.runs.TemporalUnavailable;
import dev.cordon.starter.security.Caller;
import dev.cordon.starter.security.NotAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page knows, and the pages shown instead of one that cannot be. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(assignableTypes = {RunsPageController.class, RunPageController.class, StartPageController.class})
class ConsoleAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleAdvice.class);

    @ModelAttribute("caller")
    Caller caller(Caller caller) {
        return caller;
    }

    @ExceptionHandler
    String noSuchRun(NoSuchRun unknown, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return OpenPageController.message(model, "No such run", String.valueOf(unknown.getMessage()));
    }

    @ExceptionHandler
    String notAllowed(NotAllowed refused, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        return OpenPageController.message(model, "This is not yours to do", refused.sentence());
    }

    @ExceptionHandler
    String invalid(InvalidField invalid, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return OpenPageController.message(model, "This cannot be started", String.valueOf(invalid.getMessage()));
    }

    @ExceptionHandler
    String away(TemporalUnavailable away, Model model, HttpServletResponse response) {
        LOG.warn("A page was not served", away);
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        return OpenPageController.message(
                model,
                "Temporal does not answer",
                "Runs cannot be seen at the moment. They are kept, and go on when it is back. Load this page again.");
    }
}
