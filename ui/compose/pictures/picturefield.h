#pragma once

#include "ui/compose/form/parameterfield.h"
#include "ui/compose/pictures/picturelist.h"

class QLineEdit;

namespace limner {

class PictureArea;

//! A picture that goes in, or several: dropped, pasted, chosen, or named by its address. What comes
//! is kept in the library at once and stands here with its likeness; what was only typed is sent as
//! it stands there.
class PictureField final : public ParameterField {
    Q_OBJECT
public:
    PictureField(const Parameter &parameter, const InputWish &wish, QWidget *parent);

    void write(Json &values) const override;
    void read(const Json &values) override;
    Result<> writeForSending(Json &values) const override;
    LocalFiles localFiles() const override;
    QWidget *control() const override;

    //! Without one, files and addresses stand in the line until they are sent.
    void setBringer(PictureBringer *bringer);
    [[nodiscard]] bool takesSeveral() const { return m_several; }
    //! Takes the pictures in; of more than fit, the first ones.
    void take(const PictureOffer &offer);
    //! The same for one that was made here: cut out, or painted. `madeFrom` as of the intake; among
    //! several it takes the place of the first of those.
    void takeMade(const QByteArray &bytes, const QString &name, const QStringList &madeFrom);
    //! The same for one that is kept already.
    void takeKept(const QString &input);
    //! What is on its way goes to the field of another form, which awaits it there.
    [[nodiscard]] std::vector<ComingPicture> handOver() { return m_list->handOver(); }
    void await(const ComingPicture &picture);
    [[nodiscard]] bool isEmpty() const { return values().isEmpty() && !isBusy(); }
    //! One of several becomes the first.
    void bringFirst(const QString &input);
    void paste();
    //! What is offered on the cards.
    void setEditing(PictureEditing editing) { m_list->setEditing(editing); }
    //! A drop here, or anywhere in the pane, would come in.
    void setWelcoming(bool isWelcoming);
    //! The first picture; nullptr while nothing is known of it.
    [[nodiscard]] const KeptInput *picture() const { return m_list->known(); }
    //! One is on its way.
    [[nodiscard]] bool isBusy() const { return m_list->pending(); }

signals:
    //! A picture came, went or is known by now.
    void picturesChanged();
    void editWanted(const limner::KeptInput &input);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void connectParts();
    [[nodiscard]] QStringList typed() const;
    [[nodiscard]] QStringList values() const;
    void put(Json &values, const QStringList &list) const;
    void bring(const DroppedPicture &picture, const QStringList &madeFrom);
    void commitTyped();
    void showParts();
    void pick();

    bool m_several = false;
    qint64 m_most = 1; //!< how many fit
    InputWish m_wish;
    PictureList *m_list = nullptr;
    PictureArea *m_area = nullptr; //!< where one drops, pastes, chooses, types
    QLineEdit *m_edit = nullptr;
};

} // namespace limner
