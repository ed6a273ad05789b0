#include "app/commands/namedartworks.h"

#include "core/library/artworkcalled.h"

using namespace Qt::StringLiterals;

namespace limner {

Result<std::vector<Artwork>> namedArtworks(Application &application, const QStringList &ids)
{
    Library &library = application.library();
    std::vector<Artwork> out;
    for (const QString &id : ids) {
        const std::optional<ArtworkId> known = artworkCalled(library.database(), id);
        std::optional<Artwork> artwork = known ? library.artwork(*known) : std::nullopt;
        if (!artwork)
            return fail(ErrorKind::Usage,
                        u"no picture of the library is called “%1”"_s.arg(id.left(80)));
        out.push_back(std::move(*artwork));
    }
    return out;
}

} // namespace limner
