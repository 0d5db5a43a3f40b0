package dev.nightshift.domain.accounts;

class PlainPasswordsTest extends PasswordHashingContract {

    @Override
    protected PasswordHashing hashing() {
        return new PlainPasswords();
    }
}
