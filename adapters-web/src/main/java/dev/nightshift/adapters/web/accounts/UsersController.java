package dev.nightshift.adapters.web.accounts;

import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.CursorFormat;
import dev.nightshift.adapters.web.request.Listing;
import dev.nightshift.adapters.web.request.Paged;
import dev.nightshift.adapters.web.request.Paging;
import dev.nightshift.application.accounts.AddUser;
import dev.nightshift.application.accounts.ChangeUser;
import dev.nightshift.application.accounts.ListUsers;
import dev.nightshift.application.accounts.UserChange;
import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.UserId;
import dev.nightshift.domain.accounts.Username;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The users, for administrators. */
@Controller("/api/admin/users")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "admin")
class UsersController {

    private static final CursorFormat<UserId> CURSOR = new CursorFormat<>(
            "users1", id -> List.of(Long.toString(id.value())), parts -> new UserId(Long.parseLong(parts.get(0))));

    private final ListUsers listUsers;
    private final AddUser addUser;
    private final ChangeUser changeUser;

    UsersController(ListUsers listUsers, AddUser addUser, ChangeUser changeUser) {
        this.listUsers = listUsers;
        this.addUser = addUser;
        this.changeUser = changeUser;
    }

    /** All users, in the order they were added. */
    @Get
    @Paged
    HttpResponse<Listing<UserAnswer>> list(@Parameter(hidden = true) Paging paging) {
        return paging.answer(listUsers.list(paging.after(CURSOR), paging.limit()), UserAnswer::from, CURSOR);
    }

    /** Adds a user. */
    @Post
    @Idempotent
    @Status(HttpStatus.CREATED)
    HttpResponse<UserAnswer> add(@Body NewUser body, Caller caller) {
        Username username = Username.parse(body.username())
                .orElseThrow(() -> ProblemException.invalid(
                        FieldError.at("/username", "must be 1..64 of letters, digits, '.', '_' and '-'")));
        AddUser.Outcome outcome = addUser.add(username, passwordOf(body.password()), body.role(), caller.claims());
        if (outcome instanceof AddUser.Outcome.Added added) {
            return HttpResponse.created(
                    UserAnswer.from(added.user()),
                    URI.create("/api/admin/users/" + added.user().id().value()));
        }
        if (outcome instanceof AddUser.Outcome.WeakPassword weak) {
            throw weak(weak.reason());
        }
        if (outcome instanceof AddUser.Outcome.NotAdministrator) {
            throw notAdministrator();
        }
        throw ProblemException.conflict("username-taken", "There is a user of this name already.");
    }

    /** Changes the role of a user, disables or enables it, or sets its password. */
    @Patch("/{id}")
    UserAnswer change(@PathVariable long id, @Body UserPatch body, Caller caller) {
        if (id < 1) {
            throw noUser(id);
        }
        Password password = body.password() == null ? null : passwordOf(body.password());
        ChangeUser.Outcome outcome = changeUser.change(
                new UserId(id), new UserChange(body.role(), body.enabled(), password), caller.claims());
        if (outcome instanceof ChangeUser.Outcome.Changed changed) {
            return UserAnswer.from(changed.user());
        }
        if (outcome instanceof ChangeUser.Outcome.LastAdministrator) {
            throw ProblemException.conflict(
                    "last-administrator", "This is the last administrator who can log in, and must stay one.");
        }
        if (outcome instanceof ChangeUser.Outcome.WeakPassword weak) {
            throw weak(weak.reason());
        }
        if (outcome instanceof ChangeUser.Outcome.NotAdministrator) {
            throw notAdministrator();
        }
        throw noUser(id);
    }

    private static ProblemException weak(String reason) {
        return ProblemException.invalid(FieldError.at("/password", reason));
    }

    /** Something ended it since the request was let in. */
    private static ProblemException notAdministrator() {
        return ProblemException.forbidden("You are no administrator any more.");
    }

    private static Password passwordOf(String text) {
        return Password.parse(text)
                .orElseThrow(() -> ProblemException.invalid(FieldError.at("/password", Password.RULE)));
    }

    private static ProblemException noUser(long id) {
        return ProblemException.notFound("user " + id);
    }

    @Serdeable
    record NewUser(String username, String password, Role role) {}

    @Serdeable
    record UserPatch(@Nullable Role role, @Nullable Boolean enabled, @Nullable String password) {}

    @Serdeable
    record UserAnswer(long id, String username, Role role, boolean enabled, Instant createdAt, Instant updatedAt) {

        static UserAnswer from(User user) {
            return new UserAnswer(
                    user.id().value(),
                    user.username().value(),
                    user.role(),
                    user.isEnabled(),
                    user.createdAt(),
                    user.updatedAt());
        }
    }
}
