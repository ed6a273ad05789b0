#include "ui/gallery/likeheading.h"

#include "core/library/searchquery.h"

#include <QCoreApplication>

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(limner::LikeHeading)
};

} // namespace

QString likeHeading(const QString &search)
{
    const std::optional<LikeWish> wish = likeWishOf(parseSearch(search, {}).terms);
    if (!wish)
        return {};
    return wish->kind == LikeWish::Kind::Similar ? Text::tr("The most similar first")
                                                 : Text::tr("Duplicates side by side");
}

} // namespace limner
