package dev.cordon.starter.console;

import dev.cordon.starter.security.ConditionalOnConsole;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Pages for people who are not let in, or not any more. */
@Hidden
@ConditionalOnConsole
@Controller
class OpenPageController {
    static final String MESSAGE = "console/message";

    @GetMapping("/console/signed-out")
    String signedOut(Model model) {
        return message(model, "You are signed out", "Nothing that runs has been stopped by it.");
    }

    @GetMapping("/console/sign-in-failed")
    String signInFailed(Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        return message(
                model,
                "You could not be signed in",
                "The tenant did not say who you are, or its answer could not be checked. The starter's log says why.");
    }

    @RequestMapping("/console/refused")
    String refused(Model model, @Nullable Principal who, HttpServletResponse response) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        return message(
                model,
                "You are not let in",
                who == null
                        ? "Your session has ended, or the form was not this console's. Nothing was done."
                        : "Either your session has changed since the page was opened, and nothing was done: go back and"
                                + " send it again. Or you hold none of the app roles Requester, Approver, Commander and"
                                + " Auditor of this application.");
    }

    static String message(Model model, String title, String words) {
        model.addAttribute("title", title);
        model.addAttribute("words", words);
        return MESSAGE;
    }
}
