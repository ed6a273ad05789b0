#include "ui/common/draggedpictures.h"

#include <QMimeData>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
const QString chosenPictures = u"application/x-limner-pictures"_s;
} // namespace

void setDraggedPictures(QMimeData &data, const std::vector<ArtworkId> &ids)
{
    QByteArray list;
    for (const ArtworkId id : ids)
        list += QByteArray::number(id) + '\n';
    data.setData(chosenPictures, list);
}

std::vector<ArtworkId> draggedPictures(const QMimeData &data)
{
    std::vector<ArtworkId> ids;
    for (const QByteArray &line : data.data(chosenPictures).split('\n')) {
        if (const ArtworkId id = line.toLongLong(); id > 0)
            ids.push_back(id);
    }
    return ids;
}

} // namespace limner
