package dev.nightshift.domain.external;

class InMemoryGoodPostsTest extends GoodPostsContract {

    @Override
    protected GoodPosts posts() {
        return new InMemoryGoodPosts();
    }
}
