package dev.nightshift.adapters.web.accounts;

import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.Problem;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.problem.ProblemKind;
import dev.nightshift.adapters.web.problem.Refuses;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.ClientAddress;
import dev.nightshift.application.accounts.ChangePassword;
import dev.nightshift.application.accounts.LogIn;
import dev.nightshift.application.accounts.LogOut;
import dev.nightshift.application.accounts.RefreshLogin;
import dev.nightshift.application.accounts.Tokens;
import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.RefreshToken;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.Username;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Duration;

/** Logging in and out. */
@Controller("/api/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "auth")
class AuthController {

    private final LogIn logIn;
    private final RefreshLogin refreshLogin;
    private final LogOut logOut;
    private final ChangePassword changePassword;
    private final ClientAddress clientAddress;

    AuthController(
            LogIn logIn,
            RefreshLogin refreshLogin,
            LogOut logOut,
            ChangePassword changePassword,
            ClientAddress clientAddress) {
        this.logIn = logIn;
        this.refreshLogin = refreshLogin;
        this.logOut = logOut;
        this.changePassword = changePassword;
        this.clientAddress = clientAddress;
    }

    /** Gives tokens for a name and a password. */
    @Post("/login")
    @Refuses({401, 429})
    TokenAnswer login(@Body Credentials body, HttpRequest<?> request) {
        LogIn.Outcome outcome = logIn.logIn(body.username(), body.password(), clientAddress.of(request));
        if (outcome instanceof LogIn.Outcome.In in) {
            return TokenAnswer.from(in.tokens());
        }
        if (outcome instanceof LogIn.Outcome.TooManyAttempts tooMany) {
            throw tooManyAttempts(tooMany.retryAfter());
        }
        throw new ProblemException(
                Problem.of(ProblemKind.BAD_CREDENTIALS, "There is no user with this name and this password."));
    }

    /** Gives the next tokens for a refresh token, which cannot be used again. */
    @Post("/refresh")
    @Refuses({401})
    TokenAnswer refresh(@Body RefreshTokenBody body) {
        if (refreshLogin.refresh(body.token()) instanceof RefreshLogin.Outcome.Refreshed refreshed) {
            return TokenAnswer.from(refreshed.tokens());
        }
        throw new ProblemException(
                Problem.of(ProblemKind.UNAUTHENTICATED, "This refresh token is not valid, or not any more."));
    }

    /** Ends the session that the access token is of, and that of the refresh token; other sessions of the user go on. */
    @Post("/logout")
    @Idempotent
    @Status(HttpStatus.NO_CONTENT)
    HttpResponse<?> logout(@Body RefreshTokenBody body, Caller caller) {
        logOut.logOut(caller.claims(), body.token());
        return HttpResponse.noContent();
    }

    /** Sets another password, and ends all sessions of the caller, this one as well. */
    @Post("/password")
    @Refuses({429})
    @Idempotent
    @Status(HttpStatus.NO_CONTENT)
    HttpResponse<?> password(@Body PasswordChange body, Caller caller, HttpRequest<?> request) {
        Password chosen = Password.parse(body.newPassword())
                .orElseThrow(() -> ProblemException.invalid(FieldError.at("/newPassword", Password.RULE)));
        ChangePassword.Outcome outcome =
                changePassword.change(caller.id(), body.currentPassword(), chosen, clientAddress.of(request));
        if (outcome instanceof ChangePassword.Outcome.Changed) {
            return HttpResponse.noContent();
        }
        if (outcome instanceof ChangePassword.Outcome.TooManyAttempts tooMany) {
            throw tooManyAttempts(tooMany.retryAfter());
        }
        if (outcome instanceof ChangePassword.Outcome.WeakPassword weak) {
            throw ProblemException.invalid(FieldError.at("/newPassword", weak.reason()));
        }
        // Answered, not thrown: the attempt must stay counted.
        return ProblemException.invalid(FieldError.at("/currentPassword", "is not your password"))
                .answerTo(request);
    }

    /** Who the caller is. */
    @Get("/me")
    Me me(Caller caller) {
        return new Me(caller.id().value(), caller.username().value(), caller.role());
    }

    private static ProblemException tooManyAttempts(Duration retryAfter) {
        return ProblemException.tooManyRequests("Too many wrong passwords were sent.", retryAfter);
    }

    @Serdeable
    record Credentials(
            @NotEmpty @Size(max = Username.MAX_LENGTH) String username, @NotEmpty @Size(max = 1000) String password) {}

    @Serdeable
    record RefreshTokenBody(@NotEmpty @Size(max = 200) String refreshToken) {

        RefreshToken token() {
            return new RefreshToken(refreshToken);
        }
    }

    @Serdeable
    record PasswordChange(
            @NotEmpty @Size(max = 1000) String currentPassword, @NotEmpty @Size(max = 1000) String newPassword) {}

    /** @param expiresIn seconds that the access token is valid for */
    @Serdeable
    record TokenAnswer(String accessToken, String refreshToken, long expiresIn, String tokenType) {

        static TokenAnswer from(Tokens tokens) {
            return new TokenAnswer(
                    tokens.access().value(),
                    tokens.refresh().value(),
                    tokens.access().lifetime().toSeconds(),
                    "Bearer");
        }
    }

    @Serdeable
    record Me(long id, String username, Role role) {}
}
