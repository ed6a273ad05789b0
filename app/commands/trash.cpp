#include "app/commands/trash.h"

#include <algorithm>

namespace limner {
namespace {

using Move = std::vector<ArtworkId> (Trash::*)(const std::vector<ArtworkId> &ids);

Result<MovedPictures> moved(Application &application, const QStringList &names, const char *where,
                            Move move)
{
    const Result<std::vector<Artwork>> pictures = namedArtworks(application, names);
    if (!pictures)
        return propagate(pictures);
    std::vector<ArtworkId> ids;
    for (const Artwork &one : *pictures)
        ids.push_back(one.id);
    Trash &trash = application.library().trash();
    std::optional<Error> trouble;
    const auto noted = QObject::connect(&trash, &Trash::failed,
                                        [&trouble](const Error &error) { trouble = error; });
    const std::vector<ArtworkId> changed = (trash.*move)(ids);
    QObject::disconnect(noted);
    if (trouble)
        return fail(std::move(*trouble));
    MovedPictures out{.where = where};
    for (const Artwork &one : *pictures) {
        if (std::find(changed.begin(), changed.end(), one.id) != changed.end())
            out.ids.append(one.uuid);
    }
    out.ids.removeDuplicates();
    return out;
}

} // namespace

OrderedJson toJson(const MovedPictures &moved)
{
    OrderedJson ids = OrderedJson::array();
    for (const QString &id : moved.ids)
        ids.push_back(id.toStdString());
    return {{moved.where, std::move(ids)}};
}

Result<MovedPictures> trash(Application &application, const TrashCommand &command)
{
    return moved(application, command.ids, "trashed", &Trash::put);
}

Result<MovedPictures> restore(Application &application, const RestoreCommand &command)
{
    return moved(application, command.ids, "restored", &Trash::restore);
}

} // namespace limner
